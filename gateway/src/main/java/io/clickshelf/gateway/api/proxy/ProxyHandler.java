package io.clickshelf.gateway.api.proxy;

import io.clickshelf.gateway.GatewayProperties;
import io.clickshelf.gateway.api.ProblemWriter;
import io.clickshelf.gateway.api.access.CallerTokens;
import io.clickshelf.gateway.model.BodyClass;
import io.clickshelf.gateway.model.Route;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.HttpRequestHandler;

/**
 * Passes a request on to the service of its route and the answer back, both as streams: what goes through is never held
 * whole in memory.
 */
@Component
public final class ProxyHandler implements HttpRequestHandler {

    static final String ROUTE = ProxyHandler.class.getName() + ".route";
    private static final Logger LOG = LoggerFactory.getLogger(ProxyHandler.class);
    private static final int BUFFER_BYTES = 16 * 1024;

    private final Backends backends;
    private final BackendClient client;
    private final CallerTokens tokens;
    private final TraceHeaders traces;
    private final GatewayProperties.Limits limits;
    private final ProblemWriter problems;

    ProxyHandler(
            Backends backends,
            BackendClient client,
            CallerTokens tokens,
            TraceHeaders traces,
            GatewayProperties properties,
            ProblemWriter problems) {
        this.backends = backends;
        this.client = client;
        this.tokens = tokens;
        this.traces = traces;
        this.limits = properties.limits();
        this.problems = problems;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Route route = Objects.requireNonNull((Route) request.getAttribute(ROUTE));
        Authentication caller =
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        long limit = limit(route.bodyClass()).toBytes();
        ClientBody body = hasBody(request) ? new ClientBody(request.getInputStream(), limit) : null;
        if (request.getContentLengthLong() > limit) {
            refuseBody(route, response);
            return;
        }
        try (ClassicHttpResponse answer = client.call(
                backends.of(route.service()),
                (host, prefix) -> outgoing(request, body, host, prefix, caller),
                route.bodyClass(),
                () -> body != null && body.failed())) {
            relay(answer, response);
        } catch (BackendUnavailableException e) {
            LOG.debug("{} {} has no answer", request.getMethod(), request.getRequestURI(), e);
            answerUnavailable(e, response);
        } catch (IOException e) {
            if (body != null && body.tooLong()) {
                refuseBody(route, response);
            } else {
                throw e;
            }
        }
    }

    private ClassicHttpRequest outgoing(
            HttpServletRequest request,
            @Nullable ClientBody body,
            HttpHost host,
            String prefix,
            Authentication caller) {
        String query = request.getQueryString();
        String path = prefix + request.getRequestURI();
        ClassicHttpRequest outgoing =
                new BasicClassicHttpRequest(request.getMethod(), host, query == null ? path : path + "?" + query);
        ForwardedHeaders.copy(request, outgoing);
        outgoing.setHeader("Authorization", "Bearer " + tokens.tokenFor(caller));
        outgoing.setHeader(RequestIdFilter.HEADER, request.getAttribute(RequestIdFilter.HEADER));
        traces.write(outgoing);
        if (body != null) {
            // The content type travels among the headers.
            outgoing.setEntity(new InputStreamEntity(body, request.getContentLengthLong(), (ContentType) null));
        }
        return outgoing;
    }

    private static void relay(ClassicHttpResponse answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.getCode());
        ForwardedHeaders.copy(answer, response);
        HttpEntity entity = answer.getEntity();
        if (entity == null) {
            return;
        }
        OutputStream to = response.getOutputStream();
        String type = entity.getContentType();
        if (type != null && type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE)) {
            relayEvents(entity.getContent(), to);
        } else {
            entity.writeTo(to);
        }
    }

    private static void relayEvents(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            to.write(buffer, 0, count);
            // Each is news; held back it would be old.
            to.flush();
        }
    }

    private void answerUnavailable(BackendUnavailableException e, HttpServletResponse response) throws IOException {
        BackendUnavailableException.Kind kind = e.kind();
        response.setHeader("Retry-After", Integer.toString(kind.retryAfterSeconds()));
        problems.write(
                response,
                kind == BackendUnavailableException.Kind.LATE
                        ? HttpStatus.GATEWAY_TIMEOUT
                        : HttpStatus.SERVICE_UNAVAILABLE,
                kind.code(),
                Objects.requireNonNull(e.getMessage()));
    }

    /** Segment's clients know 400 for what is too large; everyone else 413. */
    private void refuseBody(Route route, HttpServletResponse response) throws IOException {
        DataSize limit = limit(route.bodyClass());
        boolean collector = route.bodyClass() == BodyClass.COLLECTOR;
        // What is left of the body is not worth reading.
        response.setHeader("Connection", "close");
        problems.write(
                response,
                collector ? HttpStatus.BAD_REQUEST : HttpStatus.CONTENT_TOO_LARGE,
                "body_too_large",
                "The body is larger than " + limit.toKilobytes() + " KB, the most that " + route.pattern()
                        + " takes; send it in smaller parts"
                        + (route.bodyClass() == BodyClass.CALL ? ", or a file to /imports/{kind}." : "."));
    }

    private DataSize limit(BodyClass bodyClass) {
        return switch (bodyClass) {
            case CALL, EVENTS -> limits.call();
            case UPLOAD -> limits.upload();
            case COLLECTOR -> limits.collector();
        };
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }
}
