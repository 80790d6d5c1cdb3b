package io.clickshelf.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.InventoryRecord;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.platform.problem.FieldProblem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ValidationTest {

    @Test
    void aProblemQuotesTheValueOrSaysThatThereIsNone() {
        assertThat(Validation.problems(new BehaviorEvent(
                        null,
                        " ",
                        "P",
                        ActionType.VIEW,
                        Instant.EPOCH,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)))
                .containsExactly(new FieldProblem("userId", "is empty; give a value"));
        assertThat(Validation.problems(Json.read(
                        "{\"productId\":\"P\",\"warehouseId\":\"W\",\"stockLevel\":-3}"
                                .getBytes(StandardCharsets.UTF_8),
                        InventoryRecord.class)))
                .containsExactlyInAnyOrder(
                        new FieldProblem("stockLevel", "must be greater than or equal to 0, not \"-3\""),
                        new FieldProblem("timestamp", "is missing; give a value"));
    }

    @Test
    void aLongValueIsShortened() {
        FieldProblem problem = Validation.problems(
                        BehaviorEvent.of("u".repeat(500), "P", ActionType.VIEW, Instant.EPOCH))
                .getFirst();
        assertThat(problem.message()).endsWith("u…\"").hasSizeLessThan(150);
    }
}
