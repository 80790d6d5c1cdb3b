package io.clickshelf.logistics.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.contracts.logistics.StockRequest;
import io.clickshelf.logistics.model.stock.StockItem;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class UnmatchedTermsTest {

    private static final List<PlannedItem> PLANNED =
            List.of(new PlannedItem(StockItem.plain("P1", "W1", 2, 3), true, 0, 0, null, "EUR"));

    @Test
    void whatNothingPlannedGoesByIsNamed() {
        assertThat(notes(
                        "{\"supplierCalendars\":{\"S1\":{},\"S7\":{}},\"leadTimes\":{\"P1\":3,\"P2\":4},\"packSizes\":{\"p1\":6},"
                                + "\"capacities\":{\"W2\":5},\"warehouseIds\":[\"W1\",\"W3\"]}"))
                .containsExactly(
                        "supplierCalendars names \"S7\", which supplies none of what is planned.",
                        "leadTimes names \"P2\", which is not planned.",
                        "packSizes names \"p1\", which is not planned.",
                        "capacities names \"W2\", which has nothing that is planned.",
                        "warehouseIds names \"W3\", which has nothing that is planned.");
        assertThat(notes("{\"packSizes\":{\"A\":1,\"B\":1,\"C\":1,\"D\":1,\"E\":1,\"F\":1}}")
                        .getFirst())
                .contains("\"E\" and 1 more");
    }

    @Test
    void whatIsPlannedForIsNotRemarkedOn() {
        assertThat(notes("{\"supplierCalendars\":{\"S1\":{}},\"leadTimes\":{\"P1\":3},\"warehouseIds\":[\"W1\"]}"))
                .isEmpty();
        assertThat(notes("{}")).isEmpty();
    }

    private static List<String> notes(String request) {
        return UnmatchedTerms.notes(
                JsonMapper.builder().build().readValue(request, StockRequest.class), PLANNED, product -> "S1");
    }
}
