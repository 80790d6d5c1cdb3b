package io.clickshelf.gateway.model;

import static io.clickshelf.gateway.model.BackendService.FEATURE;
import static io.clickshelf.gateway.model.BackendService.FORECASTING;
import static io.clickshelf.gateway.model.BackendService.INGESTION;
import static io.clickshelf.gateway.model.BackendService.LOGISTICS;
import static io.clickshelf.gateway.model.BackendService.PRICING;
import static io.clickshelf.gateway.model.BackendService.RECOMMENDATION;

import java.util.ArrayList;
import java.util.List;

/**
 * The public API, path by path. Which methods a path has, and which roles may use them, its service says. Models are not
 * here: they are answered by the gateway, which asks all services.
 */
public final class PublicRoutes {

    /** Below it lie the doors for Segment's clients. */
    public static final String COLLECTOR_PREFIX = "/v1/";

    private PublicRoutes() {}

    public static RouteTable table() {
        List<Route> routes = new ArrayList<>();
        add(routes, RECOMMENDATION, "/products/*/similar", "/products/*/bought_together");
        routes.add(new Route("/imports/**", INGESTION, BodyClass.UPLOAD));
        routes.add(new Route("/v1/**", INGESTION, BodyClass.COLLECTOR));
        add(
                routes,
                INGESTION,
                "/events",
                "/inventory",
                "/external",
                "/orders",
                "/products/**",
                "/dead_letters/**",
                "/users/*");
        add(routes, FEATURE, "/features/**");
        add(routes, RECOMMENDATION, "/recommend", "/trending", "/users/*/buy_again", "/rules/**", "/experiments/**");
        add(routes, RECOMMENDATION, "/feedback");
        add(routes, FORECASTING, "/forecast_demand", "/forecasts/**");
        add(routes, PRICING, "/price", "/prices/**", "/promotions/**", "/price_rules/**", "/offers/**");
        add(routes, PRICING, "/coupons/**", "/promotion_calendar/**", "/webhooks/**", "/price_experiments/**");
        add(routes, LOGISTICS, "/optimize_stock", "/optimize_routes", "/optimize_warehouse", "/pick_routes");
        add(routes, LOGISTICS, "/pick_plans/**", "/pick_waves/**", "/picks", "/put_away");
        routes.add(new Route("/route_plans/*/events", LOGISTICS, BodyClass.EVENTS));
        add(routes, LOGISTICS, "/optimization", "/route_plans/**", "/stock/**", "/warehouses/**", "/deliveries/**");
        add(routes, LOGISTICS, "/road_conditions");
        return new RouteTable(routes);
    }

    private static void add(List<Route> routes, BackendService service, String... patterns) {
        for (String pattern : patterns) {
            routes.add(new Route(pattern, service, BodyClass.CALL));
        }
    }
}
