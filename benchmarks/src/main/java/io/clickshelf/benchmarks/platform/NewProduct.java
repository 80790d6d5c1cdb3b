package io.clickshelf.benchmarks.platform;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.recommendation.RecommendRequest;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * From a new product's being told of to the first answer that shows it: it has the title and category of another, and a brand of its own by which the
 * answer is narrowed, so that it comes as soon as it can come at all. Each is taken out of the shop afterwards.
 */
final class NewProduct {

    private static final int PROBES = 20;
    private static final long GIVE_UP_NANOS = 20_000_000_000L;

    private final PlatformClient client;
    private final Report report;

    NewProduct(PlatformClient client, Report report) {
        this.client = client;
        this.report = report;
    }

    void run() throws Exception {
        Latencies latencies = new Latencies();
        int never = 0;
        int probe = 0;
        for (JsonNode like : client.get("admin", "/products?limit=" + PROBES)) {
            String id = "bench-new-" + System.nanoTime();
            String brand = "bench-brand-" + probe++;
            Map<String, Object> product = new HashMap<>();
            product.put("productId", id);
            product.put("title", like.path("title").asString() + " (new)");
            product.put("brand", brand);
            if (like.hasNonNull("category")) {
                product.put("category", like.path("category").asString());
            }
            long sent = System.nanoTime();
            client.postForJson("producer", "/products", product);
            boolean shown = false;
            while (!shown && System.nanoTime() - sent < GIVE_UP_NANOS) {
                shown = shows(id, brand);
            }
            if (shown) {
                latencies.add(System.nanoTime() - sent);
            } else {
                never++;
            }
            product.put("active", false);
            client.postForJson("producer", "/products", product);
        }
        latencies.report(report, "new product to first shown");
        report.add("new product to first shown", "clickshelf", "slowest", latencies.quantile(1), "ms");
        report.add("new product to first shown", "clickshelf", "not within 20 s", never, "");
    }

    private boolean shows(String product, String brand) throws Exception {
        byte[] request = Json.write(Map.of("userId", "bench-new", "topN", 5, "brand", brand));
        JsonNode answer = client.postForJson("storefront", "/recommend", Json.read(request, RecommendRequest.class));
        for (JsonNode shown : answer.path("recommendedProducts")) {
            if (shown.asString().equals(product)) {
                return true;
            }
        }
        return false;
    }
}
