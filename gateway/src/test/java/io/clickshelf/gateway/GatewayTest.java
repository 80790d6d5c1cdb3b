package io.clickshelf.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import io.clickshelf.platform.testing.IntegrationTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@IntegrationTest({
    "spring.config.name=gateway",
    "clickshelf.gateway.keys.producer=" + GatewayTest.PRODUCER,
    "clickshelf.gateway.keys.storefront=" + GatewayTest.STOREFRONT,
    "clickshelf.gateway.keys.admin=" + GatewayTest.ADMIN,
    "clickshelf.gateway.limits.call=100KB",
    "clickshelf.gateway.limits.calls-in-flight=4",
    "clickshelf.gateway.limits.longest-wait=50ms",
    "clickshelf.gateway.oidc.roles-claim=realm_access.roles",
    "clickshelf.services.pricing.timeout=300ms",
})
class GatewayTest {

    static final String PRODUCER = "producer-key-of-the-tests-0123456789";
    static final String STOREFRONT = "storefront-key-of-the-tests-0123456789";
    static final String ADMIN = "admin-key-of-the-tests-0123456789-0123";
    private static final String SUCCESS = "{\"success\":true}";

    private static final Upstream INGESTION = new Upstream().answering("/v1/batch", 200, "application/json", SUCCESS);
    private static final Upstream RECOMMENDATION = new Upstream()
            .answering("/recommend", 200, "application/json", "{\"recommendedProducts\":[\"P1\"]}")
            .answering("/rules", 403, "application/problem+json", "{\"code\":\"forbidden\",\"message\":\"no\"}");
    private static final Upstream PRICING = new Upstream();
    private static final MockOAuth2Server PROVIDER = new MockOAuth2Server();

    @Autowired
    private JdbcClient jdbc;

    private Caller caller;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        Upstream gone = new Upstream();
        gone.close();
        properties.add("clickshelf.services.ingestion.url", INGESTION::url);
        properties.add("clickshelf.services.recommendation.url", () -> gone.url() + "," + RECOMMENDATION.url());
        properties.add("clickshelf.services.pricing.url", PRICING::url);
        properties.add("clickshelf.services.logistics.url", gone::url);
        properties.add(
                "clickshelf.gateway.oidc.issuer",
                () -> PROVIDER.issuerUrl("shop").toString());
    }

    @BeforeAll
    static void startProvider() {
        PROVIDER.start();
    }

    @AfterAll
    static void stopAll() {
        PROVIDER.shutdown();
        INGESTION.close();
        RECOMMENDATION.close();
        PRICING.close();
    }

    @BeforeEach
    void connect(@LocalServerPort int port) {
        caller = new Caller(port);
    }

    @Test
    void aCallReachesItsServiceUnderASignedTokenInPlaceOfTheKey() throws Exception {
        HttpResponse<String> answer = caller.send(caller.request("/recommend?debug=a%20b")
                .header("Authorization", "Bearer " + STOREFRONT)
                .header("Cookie", "session=1")
                .header("X-Request-Id", "my-request")
                .POST(HttpRequest.BodyPublishers.ofString("{\"userId\":\"1\"}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"recommendedProducts\":[\"P1\"]}");
        assertThat(answer.headers().firstValue("X-Request-Id")).contains("my-request");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        Upstream.Asked asked = RECOMMENDATION.lastAsked();
        assertThat(asked.uri()).isEqualTo("/recommend?debug=a%20b");
        assertThat(asked.text()).isEqualTo("{\"userId\":\"1\"}");
        assertThat(asked.headers()).doesNotContainKey("Cookie").containsEntry("X-request-id", "my-request");
        String token = asked.token();
        assertThat(token).isNotEqualTo(STOREFRONT);
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getStringListClaim("roles"))
                .containsExactly("storefront");
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getSubject()).isEqualTo("initial-storefront");
    }

    @Test
    void whatAServiceRefusesComesBackAsItSaidIt() {
        HttpResponse<String> answer = caller.get("/rules", STOREFRONT);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("{\"code\":\"forbidden\",\"message\":\"no\"}");
    }

    @Test
    void withoutAKnownKeyTheAnswerSaysHowToSendOne() {
        HttpResponse<String> none = caller.post("/recommend", null, "{}");
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(Caller.json(none).path("message").asString()).contains("Authorization: Bearer");
        HttpResponse<String> wrong = caller.post("/recommend", "wrong", "{}");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(Caller.json(wrong).path("message").asString()).contains("not known");
        assertThat(wrong.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void pathsThatAreNotPublicAreNotFoundHere() {
        assertThat(caller.get("/actuator/env", ADMIN).statusCode()).isEqualTo(404);
        HttpResponse<String> unknown = caller.get("/no_such_thing", ADMIN);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(Caller.json(unknown).path("code").asString()).isEqualTo("not_found");
        HttpResponse<String> climbing = caller.get("/features/..%2f..%2factuator/env", ADMIN);
        assertThat(climbing.statusCode()).isEqualTo(400);
    }

    @Test
    void keysAreMadeShownOnceKeptAsHashesAndRevoked() {
        HttpResponse<String> made =
                caller.post("/keys", ADMIN, "{\"name\":\"till\",\"roles\":[\"storefront\"],\"requestsPerSecond\":1}");
        assertThat(made.statusCode()).isEqualTo(201);
        String key = Caller.json(made).path("key").asString();
        String id = Caller.json(made).path("id").asString();
        assertThat(caller.get("/keys", ADMIN).body()).contains(id).doesNotContain(key);
        assertThat(jdbc.sql("SELECT string_agg(api_key::text, ' ') FROM api_key")
                        .query(String.class)
                        .single())
                .contains(id)
                .doesNotContain(key)
                .doesNotContain(ADMIN);

        // Two at once, as the burst allows, and then no more.
        List<HttpResponse<String>> answers = List.of(
                caller.post("/recommend", key, "{}"),
                caller.post("/recommend", key, "{}"),
                caller.post("/recommend", key, "{}"));
        HttpResponse<String> limited = answers.stream()
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(limited.headers().firstValue("Retry-After")).contains("1");
        assertThat(Caller.json(limited).path("message").asString()).contains("1 times a second");

        assertThat(caller.send(caller.request("/keys/" + id)
                                .header("Authorization", "Bearer " + ADMIN)
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);
        assertThat(caller.post("/recommend", key, "{}").statusCode()).isEqualTo(401);
    }

    @Test
    void onlyAdministratorsMakeKeysAndBadOnesAreExplained() {
        HttpResponse<String> denied = caller.get("/keys", STOREFRONT);
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(Caller.json(denied).path("message").asString()).contains("storefront may not GET /keys");
        HttpResponse<String> bad = caller.post("/keys", ADMIN, "{\"name\":\"x\",\"roles\":[\"king\"]}");
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(Caller.json(bad).path("message").asString()).contains("producer, storefront");
    }

    @Test
    void tokensOfTheIdentityProviderCarryRolesInAClaim() throws Exception {
        String token = PROVIDER.issueToken(
                        "shop",
                        "ann",
                        "clickshelf",
                        Map.of("realm_access", Map.of("roles", List.of("storefront", "x"))))
                .serialize();
        assertThat(caller.post("/recommend", token, "{}").statusCode()).isEqualTo(200);
        String passedOn = RECOMMENDATION.lastAsked().token();
        assertThat(SignedJWT.parse(passedOn).getJWTClaimsSet().toJSONObject())
                .containsEntry("sub", "oidc:ann")
                .containsEntry("roles", List.of("storefront"));
        String foreign = PROVIDER.issueToken("elsewhere", "ann", "clickshelf").serialize();
        HttpResponse<String> refused = caller.post("/recommend", foreign, "{}");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(Caller.json(refused).path("message").asString()).contains("token is not valid");
    }

    @Test
    void aServiceThatIsDownIsNamedAndTheOthersAnswer() {
        for (int i = 0; i < 10; i++) {
            HttpResponse<String> answer = caller.post("/optimize_routes", ADMIN, "{}");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(Caller.json(answer).path("message").asString()).contains("logistics");
        }
        assertThat(caller.post("/recommend", ADMIN, "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void aServiceThatHangsIsGivenUpAndThenLeftAloneForAWhile() {
        CountDownLatch released = new CountDownLatch(1);
        PRICING.before(() -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        HttpResponse<String> late = caller.post("/price", ADMIN, "{}");
        assertThat(late.statusCode()).isEqualTo(504);
        assertThat(Caller.json(late).path("message").asString()).contains("pricing");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> caller.post("/price", ADMIN, "{}").statusCode() == 503);
        PRICING.before(() -> {});
        released.countDown();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> caller.post("/price", ADMIN, "{}").statusCode() == 200);
    }

    @Test
    void aServiceGetsNoMoreCallsThanItMayHaveAtOnceAndTheNextIsToldSo() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        INGESTION.before(() -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> held = Stream.generate(
                            () -> threads.submit(() -> caller.post("/events", ADMIN, "{}")))
                    .limit(5)
                    .toList();
            try {
                HttpResponse<String> refused = await().until(
                                () -> held.stream().filter(Future::isDone).findFirst(), Optional::isPresent)
                        .orElseThrow()
                        .get();
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(Caller.json(refused).path("code").asString()).isEqualTo("service_busy");
                assertThat(refused.headers().firstValue("Retry-After")).contains("1");
                assertThat(caller.post("/recommend", ADMIN, "{}").statusCode()).isEqualTo(200);
            } finally {
                INGESTION.before(() -> {});
                released.countDown();
            }
            int answered = 0;
            for (Future<HttpResponse<String>> one : held) {
                answered += one.get().statusCode() == 200 ? 1 : 0;
            }
            assertThat(answered).isEqualTo(4);
        }
    }

    @Test
    void aBodyThatIsTooLongIsRefusedWhetherItsLengthIsToldOrNot() {
        byte[] long200KB = new byte[200_000];
        for (boolean told : new boolean[] {true, false}) {
            HttpRequest.BodyPublisher body = told
                    ? HttpRequest.BodyPublishers.ofByteArray(long200KB)
                    : HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(long200KB));
            HttpResponse<String> answer = caller.send(caller.request("/recommend")
                    .header("Authorization", "Bearer " + STOREFRONT)
                    .POST(body));
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(Caller.json(answer).path("message").asString()).contains("100 KB");
        }
    }

    @Test
    void segmentsPythonClientHasItsKeyOnlyInAZippedBody() throws IOException {
        byte[] body = zipped("{\"batch\":[{\"type\":\"track\"}],\"writeKey\":\"" + PRODUCER + "\"}");
        HttpResponse<String> answer = caller.send(caller.request("/v1/batch")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(SUCCESS);
        Upstream.Asked asked = INGESTION.lastAsked();
        assertThat(asked.body()).isEqualTo(body);
        assertThat(asked.headers()).containsEntry("Content-encoding", "gzip");
    }

    @Test
    void segmentsOtherClientsSendBasicOrPlainTextFromAPage() {
        String basic = Base64.getEncoder().encodeToString((PRODUCER + ":").getBytes(StandardCharsets.UTF_8));
        assertThat(caller.send(caller.request("/v1/batch")
                                .header("Authorization", "Basic " + basic)
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> page = caller.send(caller.request("/v1/batch")
                .header("Content-Type", "text/plain")
                .header("Origin", "https://shop.example")
                .POST(HttpRequest.BodyPublishers.ofString("{\"writeKey\":\"" + PRODUCER + "\",\"batch\":[]}")));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Access-Control-Allow-Origin")).isPresent();
        assertThat(caller.get("/v1/projects/" + PRODUCER + "/settings", null).statusCode())
                .isEqualTo(200);
        HttpResponse<String> keyless = caller.post("/v1/batch", null, "{\"batch\":[]}");
        assertThat(keyless.statusCode()).isEqualTo(401);
        assertThat(Caller.json(keyless).path("message").asString()).contains("writeKey");
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
