package io.clickshelf.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicRoutesTest {

    private final RouteTable routes = PublicRoutes.table();

    @ParameterizedTest
    @CsvSource({
        "/events, INGESTION",
        "/products, INGESTION",
        "/products/P1, INGESTION",
        "/products/P1/similar, RECOMMENDATION",
        "/products/P1/bought_together, RECOMMENDATION",
        "/imports/orders, INGESTION",
        "/v1/batch, INGESTION",
        "/features/users/7, FEATURE",
        "/recommend, RECOMMENDATION",
        "/users/7/buy_again, RECOMMENDATION",
        "/users/7, INGESTION",
        "/forecasts/P1, FORECASTING",
        "/prices/P1/history, PRICING",
        "/optimize_routes, LOGISTICS",
        "/route_plans/1/status, LOGISTICS"
    })
    void aPublicPathBelongsToItsService(String path, BackendService service) {
        assertThat(routes.find(path).map(Route::service)).contains(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/actuator/env", "/events/1", "/users", "/models", "/v3/api-docs", "/recommend/x", "/keys"})
    void whatIsNotListedIsNotRouted(String path) {
        assertThat(routes.find(path)).isEqualTo(Optional.empty());
    }

    @Test
    void aPatternBeginsWithAName() {
        List<Route> everything = List.of(new Route("/**", BackendService.FEATURE, BodyClass.CALL));
        assertThatThrownBy(() -> new RouteTable(everything))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/**");
    }
}
