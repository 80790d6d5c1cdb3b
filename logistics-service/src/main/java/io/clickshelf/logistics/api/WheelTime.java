package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DrivingHours;
import io.clickshelf.contracts.logistics.RouteStop;
import io.clickshelf.logistics.model.routing.DrivingRules;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.store.Underway;
import java.util.List;
import java.util.Objects;

/**
 * How long a driver has driven.
 *
 * @param total seconds
 * @param since seconds since the last rest
 */
record WheelTime(long total, long since) {

    static final WheelTime NONE = new WheelTime(0, 0);

    /** As its driven stops tell; what lies between the last one and where it goes on is the way there. */
    static WheelTime of(VehicleKind kind, Underway.Moving moving) {
        WheelTime time = NONE;
        List<RouteStop> stops = moving.driven();
        for (int i = 1; i < stops.size(); i++) {
            RouteStop stop = stops.get(i);
            time = time.and(seconds(stops.get(i - 1), stop.arrivesAt().getEpochSecond()));
            time = rests(kind, stop) ? new WheelTime(time.total, 0) : time;
        }
        RouteStop last = stops.getLast();
        // Back at its warehouse it may have stood for hours: the way there is as long as its metres say.
        long way = moving.home()
                ? Math.round((moving.meters() - last.distanceMeters()) * 3.6 / kind.speedKmh())
                : seconds(last, moving.freeAt().getEpochSecond());
        return time.and(way);
    }

    /** Whether the stop is a rest, or a break that lasts as long. */
    private static boolean rests(VehicleKind kind, RouteStop stop) {
        DrivingHours hours = kind.vehicle().drivingHours();
        return VehicleBreaks.isPause(stop)
                && hours != null
                && hours.restSeconds() != null
                && stop.leavesAt().getEpochSecond() - stop.startsAt().getEpochSecond() >= hours.restSeconds();
    }

    private static long seconds(RouteStop from, long until) {
        return Math.max(0, until - from.leavesAt().getEpochSecond());
    }

    private WheelTime and(long driving) {
        return new WheelTime(total + driving, since + driving);
    }

    /** What a kind's driving hours then leave. */
    DrivingRules left(VehicleKind kind) {
        DrivingHours hours = kind.vehicle().drivingHours();
        return hours == null
                ? DrivingRules.FREE
                : new DrivingRules(
                        hours.mostSeconds() == null ? VehicleType.UNLIMITED : Math.max(0, hours.mostSeconds() - total),
                        Objects.requireNonNullElse(hours.restAfterSeconds(), VehicleType.UNLIMITED),
                        Objects.requireNonNullElse(hours.restSeconds(), 0),
                        hours.restAfterSeconds() == null ? 0 : since);
    }
}
