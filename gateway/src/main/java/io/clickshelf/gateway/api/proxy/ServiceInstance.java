package io.clickshelf.gateway.api.proxy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.net.URI;
import org.apache.hc.core5.http.HttpHost;

/** One running copy of a service. */
record ServiceInstance(HttpHost host, String pathPrefix, CircuitBreaker breaker) {

    static ServiceInstance of(URI url, CircuitBreaker breaker) {
        String path = url.getPath() == null ? "" : url.getPath();
        return new ServiceInstance(
                new HttpHost(url.getScheme(), url.getHost(), url.getPort()),
                path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
                breaker);
    }
}
