package io.clickshelf.allinone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/**
 * Takes spans as a collector does (OTLP over HTTP, protobuf) and keeps what a test asks about. The few fields it needs are
 * read by their numbers in opentelemetry-proto: resource spans 1 (resource 1, scope spans 2), spans 2 (trace id 1, name 5),
 * attributes 1 (key 1, value 2, its text 1).
 */
final class TraceCollector implements AutoCloseable {

    /** @param service that made it */
    record Span(String traceId, String service, String name) {}

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    TraceCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    List<Span> spans(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream body = packed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            for (ProtoMessage ofService : ProtoMessage.of(body.readAllBytes()).messages(1)) {
                String service = service(ofService);
                ofService.messages(2).stream()
                        .flatMap(scope -> scope.messages(2).stream())
                        .map(span ->
                                new Span(HexFormat.of().formatHex(span.bytes(1).getFirst()), service, text(span, 5)))
                        .forEach(spans::add);
            }
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static String service(ProtoMessage ofService) {
        return ofService.messages(1).getFirst().messages(1).stream()
                .filter(attribute -> text(attribute, 1).equals("service.name"))
                .map(attribute -> text(attribute.messages(2).getFirst(), 1))
                .findFirst()
                .orElse("");
    }

    private static String text(ProtoMessage message, int field) {
        return new String(message.bytes(field).getFirst(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
