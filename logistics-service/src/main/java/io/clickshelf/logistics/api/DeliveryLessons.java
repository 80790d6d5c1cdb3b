package io.clickshelf.logistics.api;

import io.clickshelf.contracts.event.TimeWindow;
import io.clickshelf.contracts.logistics.DeliveryLearning;
import io.clickshelf.contracts.logistics.DeliveryOutcome;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.model.delivery.CellMeans;
import io.clickshelf.logistics.model.delivery.Cells;
import io.clickshelf.logistics.model.delivery.DeliveryTimes;
import io.clickshelf.logistics.model.delivery.Observation;
import io.clickshelf.logistics.store.OpenOrder;
import io.clickshelf.logistics.store.OpenOrders;
import io.clickshelf.logistics.store.Outcomes;
import io.clickshelf.logistics.store.Outcomes.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What deliveries taught: kept attempt by attempt, and learnt anew whenever there is another, so that each replica and the
 * next plan know it.
 */
@Component
class DeliveryLessons {

    /** The newest so many count. */
    private static final int REMEMBERED = 50_000;

    /** What is nearer says more of parking than of roads. */
    private static final double SHORTEST_METERS = 300;

    /** A longer gap between two deliveries was no drive. */
    private static final Duration LONGEST_GAP = Duration.ofHours(3);

    private final Outcomes outcomes;
    private final OpenOrders orders;
    private final LogisticsProperties.Routes properties;
    private final RoadMap map;
    private volatile Lesson lesson;

    private record Lesson(long newest, DeliveryTimes times) {}

    DeliveryLessons(Outcomes outcomes, OpenOrders orders, LogisticsProperties properties, RoadMap map) {
        this.outcomes = outcomes;
        this.orders = orders;
        this.properties = properties.routes();
        this.map = map;
        this.lesson = new Lesson(0, DeliveryTimes.fit(this.properties.serviceSeconds(), List.of()));
    }

    /** Keeps how a delivery went; what it leaves out is taken from its order. */
    void keep(DeliveryOutcome told) {
        OpenOrder order = orders.find(told.orderId()).orElse(null);
        OpenOrder there = order != null && order.located() ? order : null;
        Double latitude =
                told.latitude() != null ? told.latitude() : there == null ? null : Double.valueOf(there.latitude());
        Double longitude =
                told.longitude() != null ? told.longitude() : there == null ? null : Double.valueOf(there.longitude());
        TimeWindow promised =
                told.promisedWindow() != null ? told.promisedWindow() : order == null ? null : order.window();
        Instant arrived = arrived(told);
        Outcome before = told.vehicle() == null || told.fromLatitude() != null
                ? null
                : outcomes.before(told.vehicle(), told.deliveredAt()).orElse(null);
        Instant departed = told.departedAt() != null ? told.departedAt() : before == null ? null : before.deliveredAt();
        Double meters = before == null
                ? meters(told.fromLatitude(), told.fromLongitude(), latitude, longitude)
                : meters(before.latitude(), before.longitude(), latitude, longitude);
        boolean drive = meters != null
                && meters >= SHORTEST_METERS
                && arrived != null
                && departed != null
                && departed.isBefore(arrived)
                && departed.plus(LONGEST_GAP).isAfter(arrived);
        Long service = told.service();
        outcomes.add(new Outcome(
                told.orderId(),
                told.deliveredAt(),
                latitude,
                longitude,
                service == null ? null : service.doubleValue(),
                drive ? (double) Duration.between(departed, arrived).toSeconds() : null,
                drive ? meters : null,
                drive ? departed : null,
                told.carrier(),
                told.vehicle(),
                promised == null ? null : promised.start(),
                promised == null ? null : promised.end(),
                !Boolean.FALSE.equals(told.delivered())));
    }

    private static @Nullable Instant arrived(DeliveryOutcome told) {
        if (told.arrivedAt() != null) {
            return told.arrivedAt();
        }
        return told.serviceSeconds() == null ? null : told.deliveredAt().minusSeconds(told.serviceSeconds());
    }

    private @Nullable Double meters(
            @Nullable Double fromLatitude,
            @Nullable Double fromLongitude,
            @Nullable Double latitude,
            @Nullable Double longitude) {
        if (fromLatitude == null || fromLongitude == null || latitude == null || longitude == null) {
            return null;
        }
        return map.metersAlike(
                new double[] {fromLatitude, latitude},
                new double[] {fromLongitude, longitude},
                properties.detourFactor());
    }

    /** What is known by now. */
    DeliveryTimes current() {
        Lesson known = lesson;
        long newest = outcomes.newest();
        if (newest != known.newest()) {
            List<Observation> seen =
                    outcomes.last(REMEMBERED).stream().map(this::observation).toList();
            known = new Lesson(newest, DeliveryTimes.fit(properties.serviceSeconds(), seen));
            lesson = known;
        }
        return known.times();
    }

    private Observation observation(Outcome outcome) {
        Double seconds = outcome.travelSeconds();
        Double meters = outcome.travelMeters();
        double usual = meters == null ? Double.NaN : meters * properties.detourFactor() / (properties.speedKmh() / 3.6);
        Instant when = Objects.requireNonNullElse(outcome.travelAt(), outcome.deliveredAt());
        return new Observation(
                Objects.requireNonNullElse(outcome.latitude(), Double.NaN),
                Objects.requireNonNullElse(outcome.longitude(), Double.NaN),
                when.atOffset(ZoneOffset.UTC).getHour(),
                Objects.requireNonNullElse(outcome.serviceSeconds(), Double.NaN),
                seconds == null ? Double.NaN : seconds / usual,
                outcome.carrier(),
                outcome.promisedEnd() == null
                        ? Double.NaN
                        : Math.max(
                                0,
                                Duration.between(outcome.promisedEnd(), outcome.deliveredAt())
                                        .toSeconds()),
                outcome.delivered());
    }

    /** For people. */
    DeliveryLearning learning() {
        DeliveryTimes times = current();
        return new DeliveryLearning(
                times.outcomes(),
                cells(times.service()),
                cells(times.travel()),
                times.carriers().entrySet().stream()
                        .map(entry -> new DeliveryLearning.Carrier(
                                entry.getKey(),
                                entry.getValue().deliveries(),
                                rounded(entry.getValue().onTime()),
                                rounded(entry.getValue().failedShare()),
                                rounded(entry.getValue().meanLateSeconds()),
                                rounded(entry.getValue().travelFactor())))
                        .sorted((a, b) -> a.carrier().compareTo(b.carrier()))
                        .toList());
    }

    private static List<DeliveryLearning.Cell> cells(CellMeans means) {
        return means.counts().entrySet().stream()
                .map(entry -> {
                    long cell = entry.getKey();
                    double[] middle = Cells.middle(cell);
                    return new DeliveryLearning.Cell(
                            middle.length == 0
                                    ? "everywhere"
                                    : String.format(Locale.ROOT, "%.3f,%.3f", middle[0], middle[1]),
                            Cells.hours(cell),
                            rounded(means.mean(cell)),
                            entry.getValue());
                })
                .toList();
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
