package io.clickshelf.recommendation.model.habit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HabitsTest {

    private static final long DAY = 86_400;

    @Test
    void coffeeIsBoughtAgainEveryFortnightAndAPhoneIsNot() {
        Habits.Counter counter = new Habits.Counter();
        for (int week = 0; week < 40; week += 2) {
            for (int shopper = 0; shopper < 50; shopper++) {
                counter.add("S" + shopper, "coffee", week * 7 * DAY);
                counter.add("S" + shopper, "coffee", week * 7 * DAY + 600); // the same visit
                if (week == 0) {
                    counter.add("S" + shopper, "phone", 0);
                }
            }
        }
        Habits habits = counter.count();
        assertThat(habits.of("coffee").gapDays()).isCloseTo(14, within(0.1));
        assertThat(habits.of("coffee").soonShare()).isGreaterThan(0.9);
        assertThat(habits.of("coffee").backShare()).isGreaterThan(0.9);
        assertThat(habits.of("phone").soonShare()).isLessThan(0.2);
        assertThat(habits.of("phone").backShare()).isLessThan(0.1);
        assertThat(habits.of("unheard of").gapDays()).isCloseTo(14, within(0.1));
    }

    @Test
    void withoutPurchasesNothingIsHeldBack() {
        assertThat(new Habits.Counter().count().of("x").soonShare()).isEqualTo(1);
    }
}
