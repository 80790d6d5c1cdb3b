package io.clickshelf.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderEventType;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.ingestion.ImportStatus;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.platform.security.InternalTokens;
import io.clickshelf.platform.security.Role;
import io.clickshelf.platform.testing.IntegrationTest;
import io.clickshelf.platform.testing.ServiceClient;
import io.clickshelf.platform.testing.ServiceClient.Answer;
import io.clickshelf.platform.testing.TopicReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Files as an online retailer exports them. */
@IntegrationTest("spring.config.name=ingestion")
@SuppressWarnings("NullAway.Init")
class ImportsTest {

    private static final String RETAIL = """
        InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
        1001,22423,CAKE STAND,2,2011-12-01 08:26:00,10.95,17850.0,United Kingdom
        1001,22423,CAKE STAND,2,2011-12-01 08:26:00,10.95,17850.0,United Kingdom
        1001,POST,POSTAGE,1,2011-12-01 08:26:00,18,17850.0,United Kingdom
        C1002,22423,CAKE STAND,-1,2011-12-02 09:00:00,10.95,17850.0,United Kingdom
        1003,85099B,"BAG, RED",10,2011-12-02 10:00:00,0,,France
        1004,85099B,"BAG, RED",x,2011-12-02 11:00:00,2.08,,France
        1005,85099B,"BAG, RED",-4,2011-12-02 12:00:00,2.08,,France
        1006,85099B,"BAG, RED",4,yesterday,2.08,,France
        """;

    @TempDir
    static Path directory;

    @Autowired
    private InternalTokens tokens;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ConfigurableApplicationContext context;

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

    @Test
    void everyLineIsAcceptedOrRejectedWithItsReasonAndARepeatCountsNothingTwice() throws IOException {
        ImportStatus plain = imported(RETAIL.getBytes(StandardCharsets.UTF_8));
        assertThat(plain.linesRead()).isEqualTo(8);
        assertThat(plain.accepted()).isEqualTo(4);
        assertThat(plain.rejectReasons())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "no product", 1L, "no price", 1L, "quantity is no number", 1L, "timestamp is no time", 1L));
        assertThat(plain.events())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("orders_placed", 1L, "orders_cancelled", 1L, "orders_returned", 1L, "products", 2L));
        assertThat(producer.get("/imports/" + plain.id() + "/rejects").text().lines())
                .contains("4,no product,1001,POST,POSTAGE,1,2011-12-01 08:26:00,18,17850.0,United Kingdom");

        List<OrderEvent> orders = orders();
        assertThat(orders).hasSize(3);
        OrderEvent placed = of(orders, OrderEventType.PLACED);
        assertThat(placed.lines()).as("two equal lines are two lines").hasSize(2);
        assertThat(placed.userId()).isEqualTo("17850");
        assertThat(placed.shipTo()).isNotNull();
        assertThat(of(orders, OrderEventType.CANCELLED).orderId()).isEqualTo("C1002");
        assertThat(of(orders, OrderEventType.RETURNED).lines().getFirst().quantity())
                .isEqualByComparingTo("4");
        await().untilAsserted(() -> assertThat(
                        producer.get("/products/85099B").as(Product.class).title())
                .isEqualTo("BAG, RED"));

        ImportStatus zipped = imported(gzip(RETAIL));
        assertThat(zipped.accepted()).isEqualTo(4);
        List<OrderEvent> twice = orders();
        assertThat(twice).hasSize(6);
        assertThat(twice.stream().map(OrderEvent::eventId).distinct()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", ","})
    void aMerchantFeedIsReadWithTabsAndWithCommas(String delimiter) {
        String feed = """
                id|title|link|availability|price|sale_price|product_type|shipping_weight|color
                M1|Kettle|https://shop/m1|in_stock|29.90 EUR|24.90 EUR|Home > Kitchen|1200 g|red
                M2|Toaster|https://shop/m2|out_of_stock|39.90 EUR||Home > Kitchen|1.5 kg|
                M3|Feather|https://shop/m3|in_stock|1.00 EUR|||1 stone|
                """.replace("|", delimiter);
        ImportStatus status = imported("products", "google-merchant", feed.getBytes(StandardCharsets.UTF_8));
        assertThat(status.accepted()).isEqualTo(2);
        assertThat(status.rejectReasons())
                .hasSize(1)
                .allSatisfy((reason, lines) -> assertThat(reason).startsWith("weightKg is no number with one of"));
        await().untilAsserted(() -> {
            Product kettle = producer.get("/products/M1").as(Product.class);
            assertThat(kettle.price()).isEqualByComparingTo("24.90");
            assertThat(kettle.currency()).isEqualTo("EUR");
            assertThat(kettle.category()).isEqualTo("Home > Kitchen");
            assertThat(kettle.weightKg()).isEqualByComparingTo("1.2");
            assertThat(kettle.attributes()).containsEntry("color", "red").containsEntry("availability", "in_stock");
            assertThat(producer.get("/products/M2").as(Product.class).price()).isEqualByComparingTo("39.90");
        });
    }

    @Test
    void anImportThatAStopInterruptedBeginsAgainAtTheNextStart() throws IOException {
        UUID id = UUID.randomUUID();
        Path upload = Files.createDirectories(directory.resolve("imports").resolve(id.toString()))
                .resolve("upload");
        Files.writeString(upload, "productId,title,price\nI1,Kettle,29.90\nI2,,3\n");
        jdbc.sql("INSERT INTO import_job (id, kind, mapping, file_name, state, bytes_total, created_by, created_at)"
                        + " VALUES (?, 'products', 'plain', 'p.csv', 'RUNNING', 50, 'test', now())")
                .param(id)
                .update();
        context.publishEvent(new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ZERO));
        ImportStatus status = finished(id.toString());
        assertThat(status.accepted()).isEqualTo(1);
        assertThat(status.rejectReasons()).containsOnlyKeys("title: is missing; give a value");
        assertThat(upload).doesNotExist();
    }

    @Test
    void aFileThatDoesNotFitItsMappingFailsWithTheReason() {
        Answer answer = producer.post(
                "/imports/orders?mapping=online-retail",
                "OrderNo;Code\n1;2\n".getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "text/csv");
        assertThat(answer.status()).isEqualTo(202);
        ImportStatus status = finished(answer.as(ImportStatus.class).id());
        assertThat(status.state()).isEqualTo("failed");
        assertThat(status.message()).contains("no column \"InvoiceNo\"").contains("OrderNo, Code");
        byte[] nothing = {};
        assertThat(producer.post("/imports/orders?mapping=unheard-of", nothing).status())
                .isEqualTo(404);
        assertThat(producer.post("/imports/products?mapping=online-retail", nothing)
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("wrong_mapping");
        assertThat(producer.post("/imports/orders", nothing).json().path("code").asString())
                .isEqualTo("empty_file");
    }

    private ImportStatus imported(byte[] file) {
        return imported("orders", "online-retail", file);
    }

    private ImportStatus imported(String kind, String mapping, byte[] file) {
        Answer answer = producer.post(
                "/imports/" + kind + "?mapping=" + mapping,
                file,
                "Content-Type",
                "text/csv",
                "X-Filename",
                "retail.csv");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        ImportStatus status = finished(answer.as(ImportStatus.class).id());
        assertThat(status.state()).as(String.valueOf(status.message())).isEqualTo("done");
        assertThat(status.accepted() + status.rejected()).isEqualTo(status.linesRead());
        assertThat(status.progress()).isEqualTo(1);
        return status;
    }

    private ImportStatus finished(String id) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> producer.get("/imports/" + id).as(ImportStatus.class),
                        status -> status.finishedAt() != null);
    }

    private static List<OrderEvent> orders() {
        return TopicReader.all(Topic.Names.ORDER).stream()
                .map(record -> Json.read(record.value(), OrderEvent.class))
                .toList();
    }

    private static OrderEvent of(List<OrderEvent> orders, OrderEventType type) {
        return orders.stream().filter(order -> order.type() == type).findFirst().orElseThrow();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
