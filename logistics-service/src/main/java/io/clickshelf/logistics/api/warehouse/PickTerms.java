package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.warehouse.PickCart;
import io.clickshelf.contracts.warehouse.PickRequest;
import io.clickshelf.contracts.warehouse.PickWork;
import io.clickshelf.contracts.warehouse.WarehouseLayout;
import io.clickshelf.logistics.model.warehouse.Cart;
import io.clickshelf.logistics.model.warehouse.OrderToPick;
import io.clickshelf.logistics.model.warehouse.PickSettings;
import io.clickshelf.logistics.model.warehouse.PickTimes;
import io.clickshelf.logistics.model.warehouse.RouteRule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How a warehouse picks: what the request says, else its layout, else what outcomes have taught, else the usual. */
final class PickTerms {

    private final @Nullable PickCart asked;
    private final @Nullable PickCart usualCart;
    private final PickWork askedWork;
    private final PickWork usualWork;

    PickTerms(PickRequest request, WarehouseLayout layout) {
        this.asked = request.cart();
        this.usualCart = layout.cart();
        this.askedWork = Objects.requireNonNullElse(request.work(), PickWork.USUAL);
        this.usualWork = Objects.requireNonNullElse(layout.work(), PickWork.USUAL);
    }

    private <T> T cart(Function<PickCart, @Nullable T> part, T usual) {
        T value = asked == null ? null : part.apply(asked);
        value = value == null && usualCart != null ? part.apply(usualCart) : value;
        return value == null ? usual : value;
    }

    private <T> @Nullable T work(Function<PickWork, @Nullable T> part) {
        T value = part.apply(askedWork);
        return value == null ? part.apply(usualWork) : value;
    }

    private <T> T work(Function<PickWork, @Nullable T> part, T usual) {
        T value = part.apply(askedWork);
        value = value == null ? part.apply(usualWork) : value;
        return value == null ? usual : value;
    }

    /** The usual limits hold where no limit is named; where one is, only those that are. */
    Cart cart() {
        boolean none = asked == null && usualCart == null;
        double open = 1e9;
        return new Cart(
                cart(PickCart::orders, Cart.USUAL.orders()),
                cart(PickCart::units, none ? Cart.USUAL.units() : open),
                cart(PickCart::kilograms, none ? Cart.USUAL.kilograms() : open),
                cart(PickCart::liters, none ? Cart.USUAL.liters() : open),
                cart(PickCart::boxes, none ? Cart.USUAL.boxes() : open));
    }

    /** What limits of the cart count as nothing, as products don't say it. */
    List<String> unknown(List<OrderToPick> picks) {
        List<String> notes = new ArrayList<>();
        note(notes, "kilograms", PickCart::kilograms, "weightKg", OrderToPick.Line::unitWeightKg, picks);
        note(notes, "liters", PickCart::liters, "volumeLiters", OrderToPick.Line::unitLiters, picks);
        return notes;
    }

    private void note(
            List<String> notes,
            String limit,
            Function<PickCart, @Nullable Double> limited,
            String field,
            ToDoubleFunction<OrderToPick.Line> of,
            List<OrderToPick> picks) {
        long unknown = picks.stream()
                .flatMap(order -> order.lines().stream())
                .filter(line -> of.applyAsDouble(line) <= 0)
                .map(OrderToPick.Line::productId)
                .distinct()
                .count();
        if (unknown > 0 && cart(limited, 0.0) > 0) {
            notes.add(unknown + " products have no " + field + "; they count as nothing of the cart's " + limit + ".");
        }
    }

    /** Boxes that an order of so many litres takes. */
    double boxes(double liters) {
        Double box = cart(PickCart::boxLiters, 0.0);
        return box > 0 ? Math.max(1, Math.ceil(liters / box - 1e-9)) : 1;
    }

    PickTimes times(PickTimes learnt) {
        Double speed = work(PickWork::metersPerSecond);
        Double line = work(PickWork::secondsPerLine);
        Double unit = work(PickWork::secondsPerUnit);
        Double batch = work(PickWork::secondsPerBatch);
        if (speed == null && line == null && unit == null && batch == null) {
            return learnt;
        }
        return PickTimes.of(
                Objects.requireNonNullElse(speed, 1.2),
                Objects.requireNonNullElse(line, 6.0),
                Objects.requireNonNullElse(unit, 2.0),
                Objects.requireNonNullElse(batch, 60.0));
    }

    PickSettings settings(PickTimes learnt, double seconds) {
        Double wave = work(PickWork::waveMinutes);
        PickTimes times = times(learnt);
        double[] paces = new double[pickers()];
        Arrays.setAll(paces, p -> learnt.pace(name(p + 1)));
        return new PickSettings(
                cart(),
                times,
                paces,
                work(PickWork::pickersPerAisle, 2),
                RouteRule.valueOf(work(PickWork::routing, "best").toUpperCase(Locale.ROOT)),
                wave == null ? Double.POSITIVE_INFINITY : 60 * wave,
                seconds,
                1);
    }

    /** As many as are said, else as are named. */
    private int pickers() {
        Integer pickers = work(PickWork::pickers);
        List<String> names = work(PickWork::pickerNames);
        return pickers != null ? pickers : names != null ? names.size() : 1;
    }

    /** Of a picker, counted from 1; null where none is named. */
    @Nullable
    String pickerName(int picker) {
        List<String> names = work(PickWork::pickerNames);
        return names == null || picker > names.size() ? null : names.get(picker - 1);
    }

    /** By which a picker's pace is learnt. */
    private String name(int picker) {
        return outcomeName(pickerName(picker), picker);
    }

    static String outcomeName(@Nullable String pickerName, int picker) {
        return pickerName == null ? "picker " + picker : pickerName;
    }

    int waveOrders() {
        return work(PickWork::waveOrders, Integer.MAX_VALUE);
    }

    /**
     * When an order must be handed over: at the last cut-off before its promised window, or, where that has passed or
     * nothing was promised, at the next one.
     *
     * @return null where there are no cut-offs and no promise
     */
    @Nullable
    Instant due(@Nullable Instant windowStart, Instant now) {
        List<String> cutOffs = work(PickWork::cutOffs);
        if (cutOffs == null || cutOffs.isEmpty()) {
            return windowStart == null || windowStart.isBefore(now) ? null : windowStart;
        }
        ZoneId zone = zone();
        Instant next = null;
        Instant last = null;
        for (int day = 0; day <= 7; day++) {
            for (String cutOff : cutOffs) {
                Instant at = ZonedDateTime.ofInstant(now, zone)
                        .toLocalDate()
                        .plusDays(day)
                        .atTime(LocalTime.parse(cutOff))
                        .atZone(zone)
                        .toInstant();
                if (!at.isBefore(now)) {
                    next = next == null || at.isBefore(next) ? at : next;
                    boolean before = windowStart != null && !at.isAfter(windowStart);
                    last = before && (last == null || at.isAfter(last)) ? at : last;
                }
            }
        }
        return last == null ? next : last;
    }

    private ZoneId zone() {
        String zone = work(PickWork::timeZone);
        try {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "timeZone is \"" + zone + "\", which is none; give one such as Europe/Berlin.", e);
        }
    }
}
