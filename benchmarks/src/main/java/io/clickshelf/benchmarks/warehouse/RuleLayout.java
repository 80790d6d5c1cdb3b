package io.clickshelf.benchmarks.warehouse;

import io.clickshelf.logistics.model.warehouse.AisleLayout;
import io.clickshelf.logistics.model.warehouse.Layout;
import io.clickshelf.logistics.model.warehouse.PickRoute;
import io.clickshelf.logistics.model.warehouse.RouteRule;
import io.clickshelf.logistics.model.warehouse.RuleRoutes;

/** A warehouse in which every walk follows a rule of thumb. */
record RuleLayout(AisleLayout aisles, RouteRule rule) implements Layout {

    @Override
    public int size() {
        return aisles.size();
    }

    @Override
    public String spotId(int spot) {
        return aisles.spotId(spot);
    }

    @Override
    public int spot(String spotId) {
        return aisles.spot(spotId);
    }

    @Override
    public double distance(int from, int to) {
        return aisles.distance(from, to);
    }

    @Override
    public double fromDepot(int spot) {
        return aisles.fromDepot(spot);
    }

    @Override
    public double toDepot(int spot) {
        return aisles.toDepot(spot);
    }

    @Override
    public int corridor(int spot) {
        return aisles.corridor(spot);
    }

    @Override
    public double routeLength(int[] spots) {
        return route(spots).meters();
    }

    @Override
    public PickRoute route(int[] spots) {
        return RuleRoutes.route(aisles, spots, rule);
    }

    @Override
    public String svg(int[] stops) {
        return aisles.svg(stops);
    }
}
