package io.clickshelf.pricing.model.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clickshelf.pricing.model.promotion.Stacking.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackingTest {

    @Test
    void oneOfAGroupAndOneEachOfSeveral() {
        Candidate week = new Candidate("week", .1, 1, false, "");
        Candidate deeper = new Candidate("deeper", .2, 0, false, "");
        Candidate extra = new Candidate("extra", .05, 0, false, "extra");
        Stacking.Stack stack = Stacking.of(List.of(deeper, extra, week));
        assertThat(stack.applied()).containsExactly(week, extra);
        assertThat(stack.skipped()).containsEntry(deeper, week);
        assertThat(stack.factor()).isCloseTo(.9 * .95, within(1e-12));
    }

    @Test
    void anExclusiveOneGoesAloneOrNotAtAll() {
        Candidate alone = new Candidate("alone", .3, 5, true, "a");
        Candidate other = new Candidate("other", .1, 1, false, "b");
        Candidate first = new Candidate("first", .1, 9, false, "c");
        assertThat(Stacking.of(List.of(other, alone)).applied()).containsExactly(alone);
        assertThat(Stacking.of(List.of(other, alone, first)).applied()).containsExactly(first, other);
    }
}
