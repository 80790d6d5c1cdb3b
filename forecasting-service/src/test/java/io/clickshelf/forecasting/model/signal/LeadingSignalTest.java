package io.clickshelf.forecasting.model.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadingSignalTest {

    @Test
    void aSurgeIsToldFromABusyHour() {
        assertThat(AttentionSpike.test(60, 90, 390)).isPresent(); // 2 an hour before
        assertThat(AttentionSpike.test(6, 50, 390)).isEmpty();
        assertThat(AttentionSpike.test(9, 50, 290)).isEmpty();
        assertThat(AttentionSpike.test(500, 500, 500))
                .as("nothing is known of before")
                .isEmpty();
    }

    @Test
    void surgesThatBroughtNoSalesSilenceTheSignalAndThoseThatDidStrengthenIt() {
        LeadingSignal unknown = LeadingSignal.learn(List.of());
        LeadingSignal empty = LeadingSignal.learn(Collections.nCopies(40, new LeadingSignal.Outcome(10, 14, 14)));
        LeadingSignal strong = LeadingSignal.learn(Collections.nCopies(40, new LeadingSignal.Outcome(10, 42, 14)));
        assertThat(unknown.prior(10)).isBetween(1.5, 2.5);
        assertThat(empty.prior(10)).isLessThan(1.05);
        assertThat(strong.prior(10)).isCloseTo(3, within(0.1));
    }

    @Test
    void salesConfirmOrDenyIt() {
        LeadingSignal signal = new LeadingSignal(0.5);
        double prior = signal.prior(10);
        assertThat(signal.posterior(10, 0, 0)).isCloseTo(prior, within(1e-9));
        assertThat(signal.posterior(10, 90, 30)).isCloseTo(3, within(0.15));
        assertThat(signal.posterior(10, 30, 30)).isLessThan(1.2);
        assertThat(LeadingSignal.faded(3, 7)).isCloseTo(2, within(1e-9));
    }
}
