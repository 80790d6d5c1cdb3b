package io.clickshelf.gateway.api;

import io.clickshelf.contracts.event.AlertRecord;
import io.clickshelf.gateway.store.AlertStore;
import io.clickshelf.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a person should look at. */
@RestController
@RequestMapping("/alerts")
@RolesAllowed({Role.OPERATIONS, Role.PRICING})
@Tag(name = "alerts", description = "What the services think a person should look at")
class AlertController {

    private final AlertStore store;

    AlertController(AlertStore store) {
        this.store = store;
    }

    @Operation(summary = "Alerts, newest first by event time")
    @GetMapping
    List<AlertRecord> find(
            @Parameter(description = "a product, warehouse, brand, model", example = "P1")
                    @RequestParam(required = false)
                    @Nullable
                    String subject,
            @Parameter(description = "such as demand_spike, stock_out_risk, overstock", example = "demand_spike")
                    @RequestParam(required = false)
                    @Nullable
                    String kind,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        return store.find(subject, kind, limit);
    }
}
