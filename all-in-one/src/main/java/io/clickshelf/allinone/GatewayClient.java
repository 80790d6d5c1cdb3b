package io.clickshelf.allinone;

import io.clickshelf.contracts.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;

/** Calls the gateway with one key, and turns problem details into messages. */
final class GatewayClient {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String url;
    private final String key;

    GatewayClient(String url, String key) {
        this.url = url;
        this.key = key;
    }

    /** The parts of RFC 9457 that a person needs. */
    private record Problem(String code, String message) {}

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + key);
    }

    /**
     * The body of the answer.
     *
     * @throws CommandException if the gateway can't be reached or refuses
     */
    byte[] send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 != 2) {
                throw new CommandException("%s %s was answered with %d: %s"
                        .formatted(request.method(), request.uri().getPath(), response.statusCode(), reason(response)));
            }
            return response.body();
        } catch (IOException e) {
            throw new CommandException("The gateway at %s can't be reached: %s.".formatted(url, e), e);
        }
    }

    private static String reason(HttpResponse<byte[]> response) {
        try {
            Problem problem = Json.read(response.body(), Problem.class);
            return problem.message() + " (" + problem.code() + ")";
        } catch (JacksonException e) {
            return "no problem detail";
        }
    }
}
