package io.clickshelf.recommendation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How recommendations are made.
 *
 * @param historyLimit   newest interactions of a shopper that are looked at
 * @param sessionGap     a pause this long ends a visit, where events carry no session id
 * @param fitInteractions newest interactions that a fit looks at, if the heap holds as many
 * @param fitThreads     CPU threads of a fit
 * @param diversity      from 0, the best whatever they are, to 1, as different as possible; a request may say otherwise
 * @param maxPerCategory as many products of one category in an answer at most; a request may say otherwise
 * @param exploration    share of the answers that are varied by chance on pages where an experiment is in preview
 * @param memory         how much of what shoppers did lately is held in memory
 * @param feedback       how what came of answers is counted
 */
@Validated
@ConfigurationProperties("clickshelf.recommendation")
public record RecommendationProperties(
        @Min(1) @Max(10_000) @DefaultValue("200") int historyLimit,
        @DefaultValue("30m") Duration sessionGap,
        @Min(1000) @DefaultValue("20000000") int fitInteractions,
        @Min(1) @Max(64) @DefaultValue("2") int fitThreads,
        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0") double diversity,
        @Min(1) @DefaultValue("2147483647") int maxPerCategory,

        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.05")
        double exploration,

        @DefaultValue @Valid Memory memory,
        @DefaultValue @Valid Feedback feedback) {

    /**
     * What came of answers.
     *
     * @param attribution a purchase that names no answer is credited to a click on the product that is no older
     * @param retention   how long it is kept
     */
    public record Feedback(
            @DefaultValue("7d") Duration attribution,
            @DefaultValue("90d") Duration retention) {}

    /**
     * What is held of shoppers in memory.
     *
     * @param interactions as many at most, about 100 bytes each; a shopper's entry itself counts as four
     * @param reread       after this time a shopper is read from the table anew
     */
    public record Memory(
            @Min(1000) @DefaultValue("400000") long interactions,
            @DefaultValue("10m") Duration reread) {}
}
