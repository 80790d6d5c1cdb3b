package io.clickshelf.gateway.api.proxy;

import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Makes the client of the services: pooled, and with no opinion of its own about what goes through it. */
public final class HttpClientFactory {

    private static final int CONNECTIONS_PER_INSTANCE = 512;
    private static final int CONNECTIONS = 4096;

    private HttpClientFactory() {}

    public static CloseableHttpClient create(Duration connectTimeout) {
        ConnectionConfig connections = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(connectTimeout))
                // Services close idle connections after 20 s: find out before a request is sent into one.
                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                .setIdleTimeout(Timeout.ofSeconds(15))
                .build();
        PoolingHttpClientConnectionManager pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(connections)
                .setDefaultSocketConfig(
                        SocketConfig.custom().setTcpNoDelay(true).build())
                .setMaxConnPerRoute(CONNECTIONS_PER_INSTANCE)
                .setMaxConnTotal(CONNECTIONS)
                .build();
        return HttpClients.custom()
                .setConnectionManager(pool)
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableDefaultUserAgent()
                .disableRedirectHandling()
                .build();
    }
}
