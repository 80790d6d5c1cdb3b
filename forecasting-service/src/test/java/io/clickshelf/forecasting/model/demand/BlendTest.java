package io.clickshelf.forecasting.model.demand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlendTest {

    private static final double[] WITHOUT = {3163.6, 3859.1, 3663.9};

    @Test
    void whatServedOneOriginAloneIsNotTakenHoweverTheTiesOfTheOthersAreRounded() {
        assertThat(Blend.serves(new double[] {3166.6, 3860.6, 3618.3}, WITHOUT)).isFalse();
        assertThat(Blend.serves(new double[] {3163.5, 3859.0, 3618.3}, WITHOUT)).isFalse();
        assertThat(Blend.serves(new double[] {3130.4, 3822.6, 3618.3}, WITHOUT)).isTrue();
        assertThat(Blend.serves(new double[] {3163.1, 3858.5, 3663.0}, WITHOUT))
                .as("as good as the same")
                .isFalse();
    }
}
