package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.NetworkRequest;
import io.clickshelf.contracts.logistics.NetworkResponse;
import io.clickshelf.contracts.logistics.SupplierRequest;
import io.clickshelf.contracts.logistics.SupplierResponse;
import io.clickshelf.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** From whom to buy, and where along the way to keep it. */
@RestController
@RolesAllowed(Role.OPERATIONS)
@Tag(name = "Stock")
class SupplyController {

    private final SupplierAnswers suppliers;
    private final NetworkAnswers networks;

    SupplyController(SupplierAnswers suppliers, NetworkAnswers networks) {
        this.suppliers = suppliers;
        this.networks = networks;
    }

    @PostMapping("/stock/suppliers")
    @Operation(
            summary = "Compare suppliers",
            description =
                    "By what a day costs with each: buying, ordering, holding what its lead time and spread call for,"
                            + " and sales missed.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            "{\"productId\":\"P1\",\"demandPerDay\":12.5,\"price\":20,\"offers\":["
                                                    + "{\"supplierId\":\"far\",\"cost\":11.2,\"leadTime\":35,\"leadTimeStandardDeviation\":9},"
                                                    + "{\"supplierId\":\"near\",\"cost\":11.4,\"leadTime\":4}]}")))
    SupplierResponse compare(@Valid @RequestBody SupplierRequest request) {
        return suppliers.of(request);
    }

    @PostMapping("/stock/networks")
    @Operation(
            summary = "Stock of places that supply each other",
            description =
                    "base_stock: the optimal levels of a chain. guaranteed_service: the service times along a tree that"
                            + " need the least safety stock.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            examples = @ExampleObject("{\"method\":\"base_stock\",\"stockOutCost\":5,\"stages\":["
                                            + "{\"id\":\"shop\",\"suppliedBy\":[\"depot\"],\"holdingCost\":0.2,\"leadTime\":2,"
                                            + "\"demandPerDay\":12.5,\"standardDeviation\":5},"
                                            + "{\"id\":\"depot\",\"holdingCost\":0.1,\"leadTime\":14}]}")))
    NetworkResponse network(@Valid @RequestBody NetworkRequest request) {
        return networks.of(request);
    }
}
