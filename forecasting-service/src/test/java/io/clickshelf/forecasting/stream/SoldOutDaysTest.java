package io.clickshelf.forecasting.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class SoldOutDaysTest {

    @Test
    void dayThatSoldOutBelowItsUsualIsUnknown() {
        double[] sold = {9, 4, 6, 2, 0, 4, 6};
        assertThat(SoldOutDays.demand(sold, days(3, 4), 1)).containsExactly(4, 6, Double.NaN, Double.NaN, 4, 6);
    }

    @Test
    void dayThatSoldMoreThanUsualBeforeItSoldOutIsWorthThatMuch() {
        double[] sold = {4, 6, 12, 4, 6};
        assertThat(SoldOutDays.demand(sold, days(2), 0)).containsExactly(4, 6, 12, 4, 6);
    }

    @Test
    void whatSoldOutEveryDayIsKnownOnlyWhereItSold() {
        double[] sold = {0, 3, 0, 5};
        assertThat(SoldOutDays.demand(sold, days(0, 1, 2, 3), 0)).containsExactly(Double.NaN, 3, Double.NaN, 5);
    }

    @Test
    void emptyDaysInStockAreDaysWithoutDemand() {
        double[] sold = {0, 3, 0, 5};
        assertThat(SoldOutDays.demand(sold, null, 0)).containsExactly(sold);
    }

    private static BitSet days(int... days) {
        BitSet set = new BitSet();
        for (int day : days) {
            set.set(day);
        }
        return set;
    }
}
