package io.clickshelf.contracts.warehouse;

import java.util.List;

/** Where arrived goods go, in the order in which to carry them. */
public record PutAwayResponse(
        String warehouseId, List<WarehouseProposal> tasks, List<String> notes, String decisionId) {}
