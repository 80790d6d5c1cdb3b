package io.clickshelf.pricing.api;

import io.clickshelf.contracts.pricing.PriceChallenge;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.clickshelf.pricing.stream.Challenges;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import java.util.concurrent.Semaphore;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Learnt policies against the standing one. */
@RestController
@RequestMapping("/prices/challenges")
@RolesAllowed(Role.PRICING)
@Tag(name = "Charge")
class ChallengeController {

    private final Challenges challenges;
    private final Semaphore one = new Semaphore(1);

    ChallengeController(Challenges challenges) {
        this.challenges = challenges;
    }

    @PostMapping
    @Operation(
            summary = "Let a learnt policy challenge the standing one in a product's simulated market",
            description = "Takes seconds. Where it wins, its price is proposed; nothing comes into force.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(examples = @ExampleObject("{\"productId\":\"P1\"}")))
    PriceChallenge hold(@Valid @RequestBody PriceChallenge.Request request) {
        if (!one.tryAcquire()) {
            throw ProblemException.conflict(
                    "challenge_running", "Another challenge is being held; ask again in a few seconds.");
        }
        try {
            return challenges
                    .hold(request.productId())
                    .orElseThrow(() -> ProblemException.notFound("Of product \"" + request.productId()
                            + "\" no price is known, or no demand was fitted yet; ask POST /price."));
        } finally {
            one.release();
        }
    }
}
