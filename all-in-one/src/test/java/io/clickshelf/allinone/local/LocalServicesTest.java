package io.clickshelf.allinone.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalServicesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LARGE = 3_000_000;

    private final Tomcat tomcat = new Tomcat();
    private final LocalServices services = new LocalServices();
    private final CountDownLatch release = new CountDownLatch(1);
    private final CompletableFuture<Throwable> noticed = new CompletableFuture<>();
    private final CloseableHttpClient http = HttpClients.createMinimal();
    private HttpHost host = new HttpHost("127.0.0.1", 1);

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        tomcat.setBaseDir(directory.toString());
        Connector socket = tomcat.getConnector();
        socket.setPort(0);
        Context context = tomcat.addContext("", directory.toString());
        Tomcat.addServlet(context, "probe", new Probe()).setAsyncSupported(true);
        context.addServletMappingDecoded("/*", "probe");
        LocalProtocol protocol = new LocalProtocol();
        tomcat.getService().addConnector(new Connector(protocol));
        tomcat.start();
        host = new HttpHost("127.0.0.1", socket.getLocalPort());
        services.open(host.getPort(), protocol);
    }

    @AfterEach
    void stop() throws Exception {
        release.countDown();
        tomcat.stop();
        tomcat.destroy();
        http.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /seen",
        "GET, /seen/a%2Fb/%C3%A9?x=1&y=%20z&x=2",
        "POST, /seen?q=1",
        "PUT, /seen",
        "DELETE, /empty",
        "HEAD, /seen",
        "GET, /missing",
        "POST, /broken",
        "GET, /large",
        "POST, /unread"
    })
    void a_service_sees_and_answers_what_it_would_over_http(String method, String path) throws Exception {
        String overHttp = said(http.executeOpen(host, request(method, path), null), method);
        // Twice, because what serves a call serves the next.
        for (int i = 0; i < 2; i++) {
            String local = said(Objects.requireNonNull(services.call(host, request(method, path), PATIENCE)), method);
            assertThat(local).isEqualTo(overHttp);
        }
    }

    @Test
    void a_service_that_takes_too_long_is_given_up() {
        assertThatThrownBy(() -> services.call(host, request("GET", "/stuck"), Duration.ofMillis(50)))
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void a_service_notices_when_nobody_reads_its_answer_any_more() throws Exception {
        ClassicHttpResponse response =
                Objects.requireNonNull(services.call(host, request("GET", "/endless"), PATIENCE));
        response.close();
        assertThat(noticed.get(30, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
    }

    @Test
    void an_answer_that_breaks_off_is_not_taken_for_whole() throws Exception {
        try (ClassicHttpResponse response =
                Objects.requireNonNull(services.call(host, request("GET", "/half"), PATIENCE))) {
            assertThat(response.getCode()).isEqualTo(200);
            assertThatThrownBy(() -> EntityUtils.toString(response.getEntity())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void an_answer_that_would_go_on_without_its_thread_fails_instead_of_hanging() {
        assertThatThrownBy(() -> services.call(host, request("GET", "/async"), PATIENCE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/async");
    }

    @Test
    void a_large_body_and_a_closed_door_are_left_to_http() throws Exception {
        ClassicHttpRequest large = new BasicClassicHttpRequest("POST", host, "/seen");
        large.setEntity(new ByteArrayEntity(new byte[LARGE], ContentType.APPLICATION_OCTET_STREAM));
        assertThat(services.call(host, large, PATIENCE)).isNull();
        tomcat.stop();
        assertThat(services.call(host, request("GET", "/seen"), PATIENCE)).isNull();
    }

    private ClassicHttpRequest request(String method, String path) {
        ClassicHttpRequest request = new BasicClassicHttpRequest(method, host, path);
        request.addHeader("X-Twice", "1");
        request.addHeader("X-Twice", "é");
        request.addHeader("Authorization", "Bearer abc");
        if (method.startsWith("P")) {
            request.setEntity(
                    new ByteArrayEntity("{\"a\":1}".getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
        }
        return request;
    }

    /** Status, headers and body; not those that belong to a connection. */
    private static String said(ClassicHttpResponse response, String method) throws Exception {
        try (response) {
            TreeMap<String, String> headers = new TreeMap<>();
            for (Header header : response.getHeaders()) {
                headers.merge(header.getName(), header.getValue(), (a, b) -> a + "|" + b);
            }
            headers.keySet().removeAll(Arrays.asList("Date", "Connection", "Keep-Alive", "Transfer-Encoding"));
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            if (response.getEntity() != null && !method.equals("HEAD")) {
                response.getEntity().writeTo(body);
            }
            return response.getCode() + " " + headers + " " + body.toString(StandardCharsets.UTF_8);
        }
    }

    /** Says what it saw, or behaves as its path says. */
    private final class Probe extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            switch (request.getRequestURI()) {
                case "/empty" -> response.setStatus(204);
                case "/missing" -> response.sendError(404, "not here");
                case "/broken" -> throw new IllegalStateException("on purpose");
                case "/large" -> response.getOutputStream().write(new byte[LARGE]);
                case "/half" -> {
                    response.getOutputStream().print("half");
                    response.flushBuffer();
                    throw new IllegalStateException("on purpose");
                }
                case "/unread" -> response.setStatus(202);
                case "/stuck" -> await();
                case "/endless" -> endless(response);
                case "/async" -> {
                    AsyncContext unused = request.startAsync();
                }
                default -> seen(request, response);
            }
        }

        private void seen(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/plain;charset=UTF-8");
            response.addHeader("X-Many", "1");
            response.addHeader("X-Many", "2");
            StringBuilder seen = new StringBuilder()
                    .append(request.getMethod() + " " + request.getRequestURL() + " " + request.getPathInfo() + " "
                            + request.getQueryString() + " " + new TreeMap<>(request.getParameterMap()).keySet()
                            + Arrays.toString(request.getParameterValues("x")) + " " + request.getContentLength() + " "
                            + request.getContentType() + " " + request.getRemoteAddr() + " " + request.getScheme());
            for (String name : new String[] {"X-Twice", "Authorization"}) {
                seen.append(' ').append(Collections.list(request.getHeaders(name)));
            }
            seen.append(' ').append(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            response.getWriter().print(seen);
        }

        private void endless(HttpServletResponse response) {
            try {
                while (noticed.state() == Future.State.RUNNING) {
                    response.getOutputStream().write(new byte[10_000]);
                    response.flushBuffer();
                }
            } catch (IOException e) {
                noticed.complete(e);
            }
        }

        private void await() {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
