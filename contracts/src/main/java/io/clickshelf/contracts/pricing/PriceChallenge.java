package io.clickshelf.contracts.pricing;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a learnt policy fared against the standing one in a product's simulated market.
 *
 * @param days         of an episode
 * @param standing     margin per episode by the price decided anew each day
 * @param challenger   margin per episode by the learnt policy
 * @param error        standard error of the difference
 * @param won          whether it earned more by over two standard errors
 * @param price        that it would set now, within the limits; the current one where no price keeps them
 * @param proposalId   of the proposal that waits for a person; absent where it lost, or would leave the price, or a rule blocks
 */
public record PriceChallenge(
        String productId,
        int days,
        double standing,
        double challenger,
        double error,
        boolean won,
        BigDecimal currentPrice,
        BigDecimal price,
        @Nullable String proposalId) {

    /** Which product to hold the challenge for. */
    @OnlyKnownFields
    public record Request(@NotBlank @Size(max = 200) String productId) {}
}
