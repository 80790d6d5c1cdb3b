package io.clickshelf.feature.store;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.InternalTokens;
import io.clickshelf.platform.security.Role;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks another replica of this service, with a token of its own. */
public final class FeaturePeer {

    /** Marks a call between replicas, so that none is passed on twice. */
    public static final String FORWARDED = "X-Clickshelf-Forwarded";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(3);

    private final InternalTokens tokens;
    private final RestClient http;

    public FeaturePeer(InternalTokens tokens) {
        this.tokens = tokens;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build());
        requests.setReadTimeout(READ_TIMEOUT);
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    /** @param path with one variable, the key */
    public <T> Optional<T> get(HostInfo owner, String path, String key, Class<T> type) {
        try {
            byte[] body = http.get()
                    .uri("http://" + owner.host() + ":" + owner.port() + path, key)
                    .header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.issue("feature", List.of(Role.ADMIN)))
                    .header(FORWARDED, "true")
                    .retrieve()
                    .body(byte[].class);
            return Optional.of(Json.read(Objects.requireNonNull(body), type));
        } catch (HttpClientErrorException e) {
            if (e.getStatusCode() == HttpStatus.NOT_FOUND) {
                return Optional.empty();
            }
            throw unreachable(owner, e);
        } catch (RestClientException e) {
            throw unreachable(owner, e);
        }
    }

    private static ProblemException unreachable(HostInfo owner, RestClientException e) {
        return ProblemException.unavailable(
                "features_not_reachable",
                "The replica at " + owner.host() + ":" + owner.port() + ", which holds these features, did not answer ("
                        + e.getMessage() + "); try again shortly.");
    }
}
