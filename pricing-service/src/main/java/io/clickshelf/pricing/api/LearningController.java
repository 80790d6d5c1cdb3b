package io.clickshelf.pricing.api;

import io.clickshelf.contracts.pricing.LearningBudget;
import io.clickshelf.platform.security.Role;
import io.clickshelf.pricing.store.LearningStore;
import io.clickshelf.pricing.stream.LearningMoves;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import java.security.Principal;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What may be spent on learning how demand answers to prices. */
@RestController
@RequestMapping("/prices/learning")
@RolesAllowed(Role.PRICING)
@Tag(name = "Charge")
class LearningController {

    private final LearningStore store;
    private final LearningMoves moves;
    private final Clock clock;

    LearningController(LearningStore store, LearningMoves moves, Clock clock) {
        this.store = store;
        this.moves = moves;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "This week's budget for learning, and what it was spent on")
    LearningBudget budget() {
        return moves.thisWeek();
    }

    @PutMapping
    @Operation(summary = "Set the money a week that prices tried to learn from may cost at worst; 0 for none")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(examples = @ExampleObject("{\"perWeek\":50}")))
    LearningBudget set(@Valid @RequestBody LearningBudget budget, Principal caller) {
        store.setBudget(budget.perWeek(), clock.instant(), caller.getName());
        return moves.thisWeek();
    }
}
