"""Sends one view and one order with the official Segment client for Python, as it is."""

import datetime
import sys

import segment.analytics as analytics

host, key, shopper = sys.argv[1:]
errors = []
analytics.write_key = key
analytics.host = host
analytics.max_retries = 1
analytics.on_error = lambda error, items: errors.append(error)

now = datetime.datetime.now(datetime.timezone.utc)
analytics.identify(shopper, {"plan": "none"})
analytics.track(shopper, "Product Viewed", {"product_id": "SEGMENT-1", "price": 19.9}, timestamp=now)
analytics.track(
    shopper,
    "Order Completed",
    {
        "order_id": "order-" + shopper,
        "currency": "EUR",
        "products": [
            {"product_id": "SEGMENT-1", "quantity": 2, "price": 19.9},
            {"sku": "SEGMENT-2", "price": 5},
        ],
    },
    timestamp=now,
)
analytics.flush()
analytics.shutdown()
if errors:
    sys.exit("The Python client reports: %s" % errors)
