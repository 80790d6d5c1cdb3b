package io.clickshelf.platform.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final Gate GAIN = new Gate("ndcg@20", true, 0.02);
    private static final Gate LOSS = new Gate("pinball", false, 0.02);

    @Test
    void noWorseWithinTheToleranceIsLetThrough() {
        assertThat(GAIN.judge(Map.of("ndcg@20", 0.099), Map.of("ndcg@20", 0.1)).promoted())
                .isTrue();
        assertThat(GAIN.judge(Map.of("ndcg@20", 0.097), Map.of("ndcg@20", 0.1)))
                .isEqualTo(new Gate.Verdict(false, "ndcg@20 0.0970 is worse than the champion's ndcg@20 0.1000"));
        assertThat(LOSS.judge(Map.of("pinball", 0.51), Map.of("pinball", 0.5)).promoted())
                .isTrue();
        assertThat(LOSS.judge(Map.of("pinball", 0.52), Map.of("pinball", 0.5)).promoted())
                .isFalse();
    }

    @Test
    void aFirstModelNeedsNoMeasureButAnUnmeasuredOneReplacesNothing() {
        assertThat(GAIN.judge(Map.of(), Map.of()).promoted()).isTrue();
        assertThat(GAIN.judge(Map.of(), Map.of("ndcg@20", 0.1)).promoted()).isFalse();
        assertThat(GAIN.judge(Map.of("ndcg@20", Double.NaN), Map.of("ndcg@20", 0.1))
                        .promoted())
                .isFalse();
    }
}
