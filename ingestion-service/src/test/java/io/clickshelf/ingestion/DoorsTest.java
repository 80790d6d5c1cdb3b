package io.clickshelf.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.ErasureRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.ingestion.Accepted;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.platform.kafka.EventPublisher;
import io.clickshelf.platform.security.InternalTokens;
import io.clickshelf.platform.security.Role;
import io.clickshelf.platform.testing.IntegrationTest;
import io.clickshelf.platform.testing.ServiceClient;
import io.clickshelf.platform.testing.ServiceClient.Answer;
import io.clickshelf.platform.testing.TopicReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** What comes in by REST, by Kafka and by the Segment protocol. */
@IntegrationTest("spring.config.name=ingestion")
@SuppressWarnings("NullAway.Init")
class DoorsTest {

    @TempDir
    static Path directory;

    @Autowired
    private InternalTokens tokens;

    @Autowired
    private EventPublisher publisher;

    @LocalServerPort
    private int port;

    private ServiceClient producer;

    @DynamicPropertySource
    static void directory(DynamicPropertyRegistry registry) {
        registry.add("clickshelf.ingestion.directory", directory::toString);
    }

    @BeforeEach
    void connect() {
        producer = new ServiceClient(port, tokens, Role.PRODUCER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/events | user-behavior-topic | 123 |"
                        + " {\"userId\":\"123\",\"productId\":\"ABC\",\"actionType\":\"click\",\"timestamp\":1234567890}",
                "/inventory | inventory-topic | ABC |"
                        + " {\"productId\":\"ABC\",\"stockLevel\":100,\"warehouseId\":\"W1\",\"timestamp\":1234567890}",
                "/external | external-data-topic | ABC |"
                        + " {\"competitorPrice\":19.99,\"productId\":\"ABC\",\"timestamp\":1234567890}",
                "/orders | order-topic | O1 |"
                        + " {\"orderId\":\"O1\",\"timestamp\":1234567890,\"lines\":[{\"productId\":\"ABC\",\"quantity\":2}]}",
                "/products | catalog-topic | ABC | {\"productId\":\"ABC\",\"title\":\"Kettle\"}"
            })
    void theSmallestEventIsOnItsTopicWhenItIsAccepted(String path, String topic, String key, String json) {
        Answer answer = producer.post(path, json);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        String id = answer.as(Accepted.class).eventIds().getFirst();
        assertThat(record(topic, id).key()).isEqualTo(key);
    }

    @Test
    void onlyAnAdminHasAShopperForgottenAndEveryServiceIsTold() {
        assertThat(producer.delete("/users/leaver").status()).isEqualTo(403);
        assertThat(TopicReader.all(Topic.Names.ERASURE)).isEmpty();
        Answer answer = new ServiceClient(port, tokens, Role.ADMIN).delete("/users/leaver");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(TopicReader.all(Topic.Names.ERASURE)).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("leaver");
            ErasureRecord erasure = Json.read(record.value(), ErasureRecord.class);
            assertThat(erasure.userId()).isEqualTo("leaver");
            assertThat(erasure.requestedBy()).isEqualTo("test");
        });
    }

    @Test
    void aTimeMayComeInThreeFormsAndTheSameContentGetsTheSameId() {
        Accepted three = producer.post(
                        "/events",
                        "[" + click("T", "1234567890") + "," + click("T", "1234567890000") + ","
                                + click("T", "\"2009-02-13T23:31:30Z\"") + "]")
                .as(Accepted.class);
        assertThat(three.accepted()).isEqualTo(3);
        assertThat(three.eventIds()).hasSize(3).containsOnly(three.eventIds().getFirst());
        assertThat(producer.post("/events", click("T", "1234567891"))
                        .as(Accepted.class)
                        .eventIds())
                .doesNotContainAnyElementsOf(three.eventIds());
        Accepted own = producer.post("/events", click("T", "1234567890").replace("{", "{\"eventId\":\"mine\","))
                .as(Accepted.class);
        assertThat(own.eventIds()).containsExactly("mine");
    }

    @Test
    void aListIsTakenWholeOrNotAtAllAndEachBadFieldIsNamed() {
        Answer answer = producer.post(
                "/events",
                "[" + click("whole", "1234567890")
                        + ",{\"userId\":\"\",\"productId\":\"P\",\"actionType\":\"view\"},{\"userId\":\"u\",\"actionType\":\"view\",\"timestamp\":1}]");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactlyInAnyOrder("[1].userId", "[1].timestamp", "[2].productId");
        assertThat(answer.json().path("code").asString()).isEqualTo("invalid_request");
        assertThat(TopicReader.all(Topic.Names.USER_BEHAVIOR)).noneMatch(record -> "whole".equals(record.key()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"userId\":\"1\",\"productId\":\"A\",\"actionType\":\"stare\",\"timestamp\":1} | actionType | stare",
                "{\"userId\":\"1\",\"productId\":\"A\",\"actionType\":\"view\",\"timestamp\":\"noon\"} | timestamp |"
                        + " ISO-8601",
                "{\"userId\":\"1\\u0000\",\"productId\":\"A\",\"actionType\":\"view\",\"timestamp\":1} | userId |"
                        + " U+0000",
                "[{\"userId\":{},\"productId\":\"A\",\"actionType\":\"view\",\"timestamp\":1}] | [0].userId | String"
            })
    void aValueThatCannotBeReadIsNamed(String json, String field, String words) {
        Answer answer = producer.post("/events", json);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
        assertThat(answer.json().path("message").asString()).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"null", "{", "[null]", "{} {}", "\"text\"", "''"})
    void whatIsNoEventIs4xx(String body) {
        assertThat(producer.post("/events", body).status()).isEqualTo(400);
    }

    @Test
    void onlyProducersMaySend() {
        assertThat(new ServiceClient(port, tokens, Role.STOREFRONT)
                        .post("/events", click("u", "1"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anUnreadableRecordGoesWholeToTheDeadLettersOnceAndCanBeSentBack() {
        byte[] bad = "{\"productId\":\"ABC\",\"stockLevel\":\"many\"".getBytes(StandardCharsets.UTF_8);
        byte[] incomplete = "{\"productId\":\"ABC\",\"timestamp\":1234567890}".getBytes(StandardCharsets.UTF_8);
        byte[] good = "{\"productId\":\"ABC\",\"stockLevel\":7,\"warehouseId\":\"W1\",\"timestamp\":1234567890}"
                .getBytes(StandardCharsets.UTF_8);
        for (byte[] value : List.of(bad, good, incomplete)) {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topic.Names.INVENTORY, 0, "ABC", value);
            record.headers().add("theirs", new byte[] {42});
            publisher.publish(record).join();
        }
        String dlt = Topic.INVENTORY.deadLetterName();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(TopicReader.all(dlt)).hasSize(2));
        List<ConsumerRecord<String, byte[]>> letters = TopicReader.all(dlt);
        assertThat(letters).extracting(ConsumerRecord::value).containsExactly(bad, incomplete);
        assertThat(letters).extracting(ConsumerRecord::key).containsOnly("ABC");
        assertThat(header(letters.getFirst(), "clickshelf-reason"))
                .startsWith("stockLevel: ")
                .contains("many");
        assertThat(header(letters.getLast(), "clickshelf-reason"))
                .contains("stockLevel: is missing; give a value")
                .contains("warehouseId: is missing; give a value")
                .doesNotContain("not null,");
        assertThat(header(letters.getLast(), "clickshelf-source-topic")).isEqualTo(Topic.Names.INVENTORY);
        assertThat(letters.getLast().headers().lastHeader("theirs").value()).containsExactly(42);

        JsonNode shown = producer.get("/dead_letters/inventory-topic").json();
        assertThat(shown.size()).isEqualTo(2);
        assertThat(shown.path(0).path("value").asString()).isEqualTo(new String(incomplete, StandardCharsets.UTF_8));

        long before = TopicReader.all(Topic.Names.INVENTORY).size();
        Answer replayed = producer.post("/dead_letters/inventory-topic/replay", "");
        assertThat(replayed.json().path("replayed").asInt()).isEqualTo(2);
        assertThat(TopicReader.all(Topic.Names.INVENTORY)).hasSize((int) before + 2);
        // They are as bad as before, and so come back; once each.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(TopicReader.all(dlt)).hasSize(4));
        assertThat(producer.get("/dead_letters/inventory-topic").json().size()).isEqualTo(2);
        assertThat(producer.get("/dead_letters/price-topic").status()).isEqualTo(404);
    }

    @Test
    void aTrackedProductAndAnOrderBecomeEvents() {
        String viewed = """
            {"messageId":"m-1","anonymousId":"anon","event":"Product Viewed","timestamp":"2026-05-01T12:00:00Z",
             "properties":{"product_id":"P1","price":"19.90","session_id":"s"}}\
            """;
        assertThat(producer.post("/v1/track", viewed).json().path("success").asBoolean())
                .isTrue();
        JsonNode view = value(record(Topic.Names.USER_BEHAVIOR, "m-1"));
        assertThat(view.path("userId").asString()).isEqualTo("anon");
        assertThat(view.path("actionType").asString()).isEqualTo("view");
        assertThat(view.path("price").decimalValue()).isEqualByComparingTo("19.90");

        String completed = """
            {"messageId":"m-2","userId":"u","event":"Order Completed","timestamp":"2026-05-01T12:05:00Z",
             "properties":{"order_id":"SO-1","currency":"EUR","products":[
               {"product_id":"P1","quantity":2,"price":19.9},{"sku":"P2"}]}}\
            """;
        assertThat(producer.post("/v1/t", completed.getBytes(StandardCharsets.UTF_8), "Content-Type", "text/plain")
                        .status())
                .isEqualTo(200);
        JsonNode order = value(record(Topic.Names.ORDER, "m-2"));
        assertThat(order.path("orderId").asString()).isEqualTo("SO-1");
        assertThat(order.path("lines").path(1).path("productId").asString()).isEqualTo("P2");
        assertThat(order.path("lines").path(1).path("quantity").asInt()).isEqualTo(1);
    }

    @Test
    void aBadItemOfAGzippedBatchGoesToTheDeadLettersAndTheOthersAreTaken() throws IOException {
        String batch = """
            {"batch":[
             {"type":"track","messageId":"b-1","userId":"u","event":"Product Added","properties":{"product_id":"P1"}},
             {"type":"track","messageId":"b-2","userId":"u","event":"Product Added","properties":{}},
             {"type":"track","messageId":"b-3","userId":"u","event":"Product Added","timestamp":"noon","properties":{"product_id":"P1"}},
             "no message",
             {"type":"identify","messageId":"b-4","userId":"u","traits":{}},
             {"type":"track","messageId":"b-5","userId":"u","event":"Product Clicked","properties":{"product_id":"P2"}}]}\
            """;
        Answer answer =
                producer.post("/v1/batch", gzip(batch), "Content-Type", "application/json", "Content-Encoding", "gzip");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        record(Topic.Names.USER_BEHAVIOR, "b-1");
        record(Topic.Names.USER_BEHAVIOR, "b-5");
        assertThat(segmentLetters())
                .hasSize(3)
                .anyMatch(reason -> reason.contains("neither product_id nor sku"))
                .anyMatch(reason -> reason.contains("ISO-8601"));

        // One that an earlier release could not read goes through the same door again; the others are as bad as before.
        publisher
                .publish(segmentLetter("{\"type\":\"track\",\"messageId\":\"b-6\",\"userId\":\"u\","
                        + "\"event\":\"Product Clicked\",\"properties\":{\"product_id\":\"P3\"}}"))
                .join();
        Answer replayed = producer.post("/dead_letters/user-behavior-topic/replay", "");
        assertThat(replayed.json().path("replayed").asInt()).isEqualTo(4);
        JsonNode click = value(record(Topic.Names.USER_BEHAVIOR, "b-6"));
        assertThat(click.path("productId").asString()).isEqualTo("P3");
        assertThat(click.path("timestamp").asString()).isEqualTo("2026-05-01T12:00:00Z");
        List<String> reasons = segmentLetters();
        assertThat(reasons.subList(4, reasons.size())).containsExactlyElementsOf(reasons.subList(0, 3));
    }

    private static ProducerRecord<String, byte[]> segmentLetter(String message) {
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(
                Topic.USER_BEHAVIOR.deadLetterName(),
                null,
                Instant.parse("2026-05-01T12:00:00Z").toEpochMilli(),
                null,
                message.getBytes(StandardCharsets.UTF_8));
        letter.headers().add("clickshelf-source-topic", "segment".getBytes(StandardCharsets.UTF_8));
        letter.headers().add("clickshelf-reason", "unknown event".getBytes(StandardCharsets.UTF_8));
        return letter;
    }

    private static List<String> segmentLetters() {
        return TopicReader.all(Topic.USER_BEHAVIOR.deadLetterName()).stream()
                .map(letter -> header(letter, "clickshelf-reason"))
                .toList();
    }

    @Test
    void aSingleBadMessageAndABrokenGzipAre400() {
        assertThat(producer.post("/v1/track", "{\"event\":\"Product Viewed\",\"properties\":{\"product_id\":\"P\"}}")
                        .json()
                        .path("message")
                        .asString())
                .contains("userId or an anonymousId");
        byte[] plain = "{}".getBytes(StandardCharsets.UTF_8);
        assertThat(producer.post("/v1/batch", plain, "Content-Encoding", "gzip").status())
                .isEqualTo(400);
        assertThat(producer.post("/v1/track", "x".repeat(40_000))
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("too_large");
    }

    private static ConsumerRecord<String, byte[]> record(String topic, String eventId) {
        return TopicReader.all(topic).stream()
                .filter(record -> eventId.equals(value(record).path("eventId").asString("")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(eventId + " is not on " + topic));
    }

    private static JsonNode value(ConsumerRecord<String, byte[]> record) {
        return Json.read(record.value(), JsonNode.class);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static String click(String userId, String timestamp) {
        return "{\"userId\":\"" + userId + "\",\"productId\":\"ABC\",\"actionType\":\"click\",\"timestamp\":"
                + timestamp + "}";
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
