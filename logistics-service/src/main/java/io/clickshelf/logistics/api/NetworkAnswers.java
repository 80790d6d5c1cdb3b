package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.NetworkRequest;
import io.clickshelf.contracts.logistics.NetworkResponse;
import io.clickshelf.logistics.model.stock.SupplyNetwork;
import io.clickshelf.logistics.model.stock.SupplyNetwork.Place;
import io.clickshelf.platform.decision.DecisionLog;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Plans places that supply each other together. */
@Component
class NetworkAnswers {

    static final String MODEL_VERSION = "stock-network-1";

    private final DecisionLog decisions;

    NetworkAnswers(DecisionLog decisions) {
        this.decisions = decisions;
    }

    NetworkResponse of(NetworkRequest request) {
        SupplyNetwork network = new SupplyNetwork(request.stages().stream()
                .map(stage -> new Place(
                        stage.id(),
                        stage.suppliers(),
                        stage.holdingCost(),
                        stage.leadTime(),
                        stage.mean(),
                        Objects.requireNonNullElseGet(stage.standardDeviation(), () -> Math.sqrt(stage.mean())),
                        Objects.requireNonNullElse(stage.serviceTime(), 0)))
                .toList());
        SupplyNetwork.Plan plan = switch (request.method()) {
            case BASE_STOCK -> {
                if (request.stockOutCost() == null) {
                    throw new IllegalArgumentException(
                            "stockOutCost is missing; base_stock weighs holding against what a unit short costs a day.");
                }
                yield network.baseStock(request.stockOutCost());
            }
            case GUARANTEED_SERVICE -> network.guaranteedService(request.service());
        };
        String decisionId = decisions.newId();
        NetworkResponse response = new NetworkResponse(
                request.method(),
                plan.costPerDay(),
                plan.levels().stream()
                        .map(level -> new NetworkResponse.Level(
                                level.id(),
                                level.baseStock(),
                                level.echelonBaseStock(),
                                level.safetyStock(),
                                level.serviceTime()))
                        .toList(),
                decisionId,
                MODEL_VERSION);
        decisions.record(
                decisionId,
                "plan_network",
                null,
                "stock-network",
                MODEL_VERSION,
                request,
                null,
                response,
                List.of(request.method().json()));
        return response;
    }
}
