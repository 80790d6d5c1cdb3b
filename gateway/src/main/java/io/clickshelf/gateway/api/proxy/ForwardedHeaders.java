package io.clickshelf.gateway.api.proxy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/**
 * Which headers travel. Those of one connection (RFC 9110, 7.6.1) stay; so do the client's credentials and cookies,
 * which no service is to see, and everything by which a client could pretend to be the gateway.
 */
final class ForwardedHeaders {

    private static final Set<String> CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");
    private static final Set<String> NOT_UPSTREAM = Set.of(
            "authorization",
            "cookie",
            "content-length",
            "expect",
            "forwarded",
            "host",
            "origin",
            "traceparent",
            "tracestate",
            "baggage",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-proto",
            "x-forwarded-prefix",
            "x-request-id");
    private static final Set<String> NOT_DOWNSTREAM = Set.of("set-cookie", "server", "date", "www-authenticate");

    private ForwardedHeaders() {}

    static void copy(HttpServletRequest from, ClassicHttpRequest to) {
        String named = lowerCase(from.getHeader("Connection"));
        Enumeration<String> names = from.getHeaderNames();
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            String lower = name.toLowerCase(Locale.ROOT);
            if (CONNECTION.contains(lower) || NOT_UPSTREAM.contains(lower) || named.contains(lower)) {
                continue;
            }
            Enumeration<String> values = from.getHeaders(name);
            while (values.hasMoreElements()) {
                to.addHeader(name, values.nextElement());
            }
        }
        to.setHeader("X-Forwarded-For", from.getRemoteAddr());
        to.setHeader("X-Forwarded-Proto", from.getScheme());
        to.setHeader("X-Forwarded-Host", from.getHeader("Host"));
    }

    /** Cross-origin headers are the gateway's own. */
    static void copy(ClassicHttpResponse from, HttpServletResponse to) {
        for (Header header : from.getHeaders()) {
            String lower = header.getName().toLowerCase(Locale.ROOT);
            if (CONNECTION.contains(lower) || NOT_DOWNSTREAM.contains(lower) || lower.startsWith("access-control-")) {
                continue;
            }
            if (lower.equals("vary") || lower.equals("link")) {
                to.addHeader(header.getName(), header.getValue());
            } else {
                to.setHeader(header.getName(), header.getValue());
            }
        }
    }

    private static String lowerCase(@Nullable String value) {
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }
}
