// Sends one view and one order with the official Segment client for Node, as it is.
import { Analytics } from "@segment/analytics-node";

const [host, writeKey, shopper] = process.argv.slice(2);
const analytics = new Analytics({ writeKey, host, maxRetries: 1 });
analytics.on("error", (error) => {
  console.error("The Node client reports:", error);
  process.exitCode = 1;
});

analytics.identify({ userId: shopper, traits: { plan: "none" } });
analytics.track({
  userId: shopper,
  event: "Product Viewed",
  properties: { product_id: "SEGMENT-1", price: 19.9 },
});
analytics.track({
  userId: shopper,
  event: "Order Completed",
  properties: {
    order_id: `order-${shopper}`,
    currency: "EUR",
    products: [
      { product_id: "SEGMENT-1", quantity: 2, price: 19.9 },
      { sku: "SEGMENT-2", price: 5 },
    ],
  },
});
await analytics.closeAndFlush();
