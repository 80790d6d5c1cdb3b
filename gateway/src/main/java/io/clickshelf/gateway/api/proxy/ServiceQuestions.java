package io.clickshelf.gateway.api.proxy;

import io.clickshelf.gateway.model.BackendService;
import io.clickshelf.gateway.model.BodyClass;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The gateway's own questions to the services. */
@Component
public final class ServiceQuestions {

    private static final int LARGEST_ANSWER = 16 * 1024 * 1024;

    private final Backends backends;
    private final BackendClient client;

    ServiceQuestions(Backends backends, BackendClient client) {
        this.backends = backends;
        this.client = client;
    }

    /**
     * Asks one service.
     *
     * @throws BackendUnavailableException if it does not answer
     */
    public ServiceAnswer ask(BackendService service, String method, String path, String token, byte @Nullable [] body)
            throws BackendUnavailableException {
        try (ClassicHttpResponse answer = client.call(
                backends.of(service),
                (host, prefix) -> {
                    BasicClassicHttpRequest request = new BasicClassicHttpRequest(method, host, prefix + path);
                    request.setHeader("Authorization", "Bearer " + token);
                    if (body != null) {
                        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
                    }
                    return request;
                },
                BodyClass.CALL,
                () -> false)) {
            byte[] bytes = answer.getEntity() == null
                    ? new byte[0]
                    : EntityUtils.toByteArray(answer.getEntity(), LARGEST_ANSWER);
            String contentType =
                    answer.getEntity() == null ? null : answer.getEntity().getContentType();
            return new ServiceAnswer(answer.getCode(), contentType, bytes);
        } catch (IOException e) {
            throw BackendUnavailableException.down(service, e);
        }
    }

    /** Asks every service at once; one that does not answer, or not with success, is empty. */
    public Map<BackendService, Optional<ServiceAnswer>> askAll(String path, String token) {
        Map<BackendService, Future<Optional<ServiceAnswer>>> asked = new EnumMap<>(BackendService.class);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (BackendService service : BackendService.values()) {
                asked.put(service, threads.submit(() -> answer(service, path, token)));
            }
        }
        Map<BackendService, Optional<ServiceAnswer>> answers = new EnumMap<>(BackendService.class);
        asked.forEach((service, answer) -> answers.put(service, done(answer)));
        return answers;
    }

    private Optional<ServiceAnswer> answer(BackendService service, String path, String token) {
        try {
            ServiceAnswer answer = ask(service, "GET", path, token, null);
            return answer.ok() ? Optional.of(answer) : Optional.empty();
        } catch (BackendUnavailableException e) {
            return Optional.empty();
        }
    }

    private static Optional<ServiceAnswer> done(Future<Optional<ServiceAnswer>> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Asking a service failed", e.getCause());
        }
    }
}
