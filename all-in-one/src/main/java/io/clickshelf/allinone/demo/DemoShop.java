package io.clickshelf.allinone.demo;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.ExternalEvent;
import io.clickshelf.contracts.event.InventoryRecord;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderEventType;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.TimeWindow;
import io.clickshelf.contracts.warehouse.StoredProduct;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A year of a small shop, up to the day before {@code today}, and the deliveries of that day. The same seed and day make
 * the same shop, record by record.
 */
public final class DemoShop {

    private static final int DAYS = 365;
    private static final int CUSTOMERS = 2_000;
    private static final double ORDERS_PER_DAY = 100;
    private static final int DELIVERIES = 60;
    private static final int CLICK_DAYS = 3;
    private static final Double FACE_UNITS = 12.0;
    private static final double RETURNED = 0.02;
    private static final int MINUTES_PER_DAY = 24 * 60;

    private final SplittableRandom random;
    private final LocalDate today;
    private final DemoCatalog catalog;
    private final PriceHistory prices;
    private final List<Customer> customers;
    private final List<OrderEvent> orders = new ArrayList<>();
    private final List<BehaviorEvent> events = new ArrayList<>();

    public DemoShop(long seed, LocalDate today) {
        this.random = new SplittableRandom(seed);
        this.today = today;
        this.catalog = new DemoCatalog(random);
        this.prices = new PriceHistory(catalog, today.minusDays(DAYS), DAYS, random);
        List<String> departments =
                catalog.families().stream().map(Family::department).distinct().toList();
        this.customers = IntStream.rangeClosed(1, CUSTOMERS)
                .mapToObj(i -> Customer.of(i, departments, random))
                .toList();
        sell();
    }

    private void sell() {
        Roulette buyers =
                new Roulette(customers.stream().mapToDouble(Customer::activity).toArray());
        OrderMaker maker = new OrderMaker(catalog, prices, random);
        for (int d = 0; d < DAYS; d++) {
            LocalDate day = today.minusDays(DAYS - d);
            MarketDay market = new MarketDay(day, catalog, prices);
            long count =
                    Math.round(market.orders(ORDERS_PER_DAY, (double) d / DAYS) * (0.9 + 0.2 * random.nextDouble()));
            for (int i = 0; i < count; i++) {
                Customer customer = customers.get(buyers.draw(random));
                OrderEvent order = maker.order(day, market, customer, at(day), null);
                orders.add(order);
                if (d >= DAYS - CLICK_DAYS) {
                    browse(market, customer, order);
                }
                sendBack(order);
            }
        }
        deliveries(maker, buyers);
        orders.sort(Comparator.comparing(OrderEvent::timestamp).thenComparing(OrderEvent::orderId));
    }

    /** Ordered last evening, promised for a window of today. */
    private void deliveries(OrderMaker maker, Roulette buyers) {
        LocalDate eve = today.minusDays(1);
        MarketDay market = new MarketDay(eve, catalog, prices);
        Instant midnight = today.atStartOfDay().toInstant(ZoneOffset.UTC);
        for (int i = 0; i < DELIVERIES; i++) {
            Instant opens = midnight.plus(Duration.ofHours(8 + 2L * random.nextInt(5)));
            TimeWindow window = new TimeWindow(opens, opens.plus(Duration.ofHours(2L + 2 * random.nextInt(2))));
            Instant placed = midnight.minusSeconds(1 + random.nextInt(4 * 3600));
            orders.add(maker.order(eve, market, customers.get(buyers.draw(random)), placed, window));
        }
    }

    private Instant at(LocalDate day) {
        // Two draws meet around the middle of the day.
        int minute = (random.nextInt(MINUTES_PER_DAY) + random.nextInt(MINUTES_PER_DAY)) / 2;
        return day.atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(60L * minute + random.nextInt(60));
    }

    private void sendBack(OrderEvent order) {
        Instant back = order.timestamp().plus(Duration.ofDays(3 + random.nextInt(12)));
        if (random.nextDouble() < RETURNED && back.isBefore(today.atStartOfDay().toInstant(ZoneOffset.UTC))) {
            orders.add(new OrderEvent(
                    "demo-return-" + order.orderId(),
                    order.orderId(),
                    OrderEventType.RETURNED,
                    order.userId(),
                    back,
                    order.lines().subList(0, 1),
                    order.currency(),
                    order.warehouseId(),
                    null,
                    null,
                    null,
                    order.channel(),
                    null,
                    null));
        }
    }

    /** The visit that led to an order: some products looked at, the bought ones put into the cart. */
    private void browse(MarketDay market, Customer customer, OrderEvent order) {
        List<String> seen = new ArrayList<>();
        int family = market.drawFamily(customer, random);
        for (int i = random.nextInt(5); i >= 0; i--) {
            seen.add(market.drawArticle(family, random).id());
        }
        Instant time = order.timestamp()
                .minusSeconds(60L * (seen.size() + 2L * order.lines().size() + 1));
        int step = 0;
        for (String id : seen) {
            events.add(event(customer, order, id, ActionType.VIEW, time.plusSeconds(60L * step++)));
        }
        for (var line : order.lines()) {
            events.add(event(customer, order, line.productId(), ActionType.VIEW, time.plusSeconds(60L * step++)));
            events.add(event(customer, order, line.productId(), ActionType.CART_ADD, time.plusSeconds(60L * step++)));
        }
    }

    private static BehaviorEvent event(
            Customer customer, OrderEvent order, String product, ActionType action, Instant time) {
        return BehaviorEvent.of(customer.id(), product, action, time)
                .withSession("session-" + order.orderId())
                .withEventId("demo-" + order.orderId() + "-" + time.getEpochSecond());
    }

    /** The catalogue at yesterday's prices, without promotions. */
    public List<Product> products() {
        return catalog.articles().stream()
                .map(article -> article.product(shelfPrice(article)))
                .toList();
    }

    private double shelfPrice(Article article) {
        return prices.shelfPrice(today.minusDays(1), article);
    }

    /** Placed orders and returns, oldest first; the deliveries of today among the last. */
    public List<OrderEvent> orders() {
        return orders;
    }

    /** Views and carts of the last days, by visit. */
    public List<BehaviorEvent> events() {
        return events;
    }

    /** Last night's stock: between nothing and six weeks of what each warehouse sold lately. */
    public List<InventoryRecord> inventory() {
        Instant counted = today.atStartOfDay().toInstant(ZoneOffset.UTC).minusSeconds(1);
        Map<String, Integer> sold = new HashMap<>();
        for (OrderEvent order : orders) {
            if (order.type() == OrderEventType.PLACED
                    && order.timestamp().isAfter(counted.minus(Duration.ofDays(42)))) {
                order.lines()
                        .forEach(line -> sold.merge(
                                line.productId() + "@" + order.warehouseId(),
                                line.quantity().intValue(),
                                Integer::sum));
            }
        }
        List<InventoryRecord> records = new ArrayList<>();
        for (Article article : catalog.articles()) {
            for (Warehouse warehouse : Warehouse.values()) {
                double sixWeeks = sold.getOrDefault(article.id() + "@" + warehouse.name(), 0) + 1.0;
                records.add(new InventoryRecord(
                        "demo-stock-" + article.id() + "-" + warehouse.name(),
                        article.id(),
                        BigDecimal.valueOf(Math.round(sixWeeks * random.nextDouble())),
                        warehouse.name(),
                        counted,
                        null,
                        null,
                        null));
            }
        }
        return records;
    }

    /** Products lie as they came into the catalogue; of what there is much, the rest stands in reserve. */
    List<StoredProduct> stored(Warehouse warehouse, List<InventoryRecord> inventory) {
        List<StoredProduct> stored = new ArrayList<>();
        int faces = 0;
        int reserves = 0;
        for (InventoryRecord level : inventory) {
            if (level.warehouseId().equals(warehouse.name())) {
                double units = level.stockLevel().doubleValue();
                boolean much = units > FACE_UNITS && reserves < warehouse.locations(true);
                stored.add(new StoredProduct(
                        warehouse.location(faces++, false), level.productId(), much ? FACE_UNITS : null));
                if (much) {
                    stored.add(new StoredProduct(
                            warehouse.location(reserves++, true), level.productId(), units - FACE_UNITS));
                }
            }
        }
        return stored;
    }

    /** What two rivals asked yesterday. */
    public List<ExternalEvent> external() {
        Instant noon = today.minusDays(1).atTime(12, 0).toInstant(ZoneOffset.UTC);
        List<ExternalEvent> news = new ArrayList<>();
        for (Article article : catalog.articles()) {
            for (String rival : List.of("Kaufgut", "Preisfuchs")) {
                double price = Math.max(article.cost(), shelfPrice(article) * (0.92 + 0.16 * random.nextDouble()));
                boolean inStock = random.nextDouble() < 0.9;
                news.add(ExternalEvent.competitorPrice(
                                article.id(), rival, Article.money(price), Article.CURRENCY, inStock, noon)
                        .withEventId("demo-rival-" + rival + "-" + article.id()));
            }
        }
        return news;
    }
}
