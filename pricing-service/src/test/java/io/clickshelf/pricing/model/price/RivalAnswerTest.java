package io.clickshelf.pricing.model.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class RivalAnswerTest {

    @Test
    void aRivalThatMatchesIsFoundAndOneThatKeepsItsPricesToo() {
        assertThat(watched(40, (own, rival) -> own - .02).following()).isGreaterThan(.95);
        assertThat(watched(40, (own, rival) -> rival).following()).isLessThan(.05);
        assertThat(watched(40, (own, rival) -> own / 2).following()).isBetween(.45, .55);
    }

    /** Its price walks at random; ours is where it was a moment ago. Levels would say that it follows us. */
    @Test
    void aRivalThatWeFollowIsNotTakenToFollowUs() {
        Random random = new Random(2);
        double rival = 0;
        double own = 0;
        RivalAnswer.Moves moves = new RivalAnswer.Moves(0, 0, 0, 0);
        for (int n = 0; n < 400; n++) {
            double before = rival;
            rival += .05 * random.nextGaussian();
            moves = and(moves, before - own, rival - before);
            own = before;
        }
        assertThat(RivalAnswer.of(moves).following()).isLessThan(.1);
    }

    @Test
    void ofOneMoveLittleIsBelieved() {
        RivalAnswer once = RivalAnswer.of(new RivalAnswer.Moves(1, .0004, .0004, .0004));
        assertThat(once.following()).isBetween(.1, .3);
        assertThat(once.sd()).isGreaterThan(.3);
        assertThat(RivalAnswer.of(new RivalAnswer.Moves(0, 0, 0, 0))).isEqualTo(RivalAnswer.UNKNOWN);
    }

    /** @param rule the rival's next log price by ours and its own */
    private static RivalAnswer watched(int count, DoubleBinaryOperator rule) {
        Random random = new Random(1);
        double own = 0;
        double rival = rule.applyAsDouble(own, 0);
        RivalAnswer.Moves moves = new RivalAnswer.Moves(0, 0, 0, 0);
        for (int n = 0; n < count; n++) {
            double next = .1 * random.nextGaussian();
            double answer = rule.applyAsDouble(next, rival) + .01 * random.nextGaussian();
            moves = and(moves, next - own, answer - rival);
            own = next;
            rival = answer;
        }
        return RivalAnswer.of(moves);
    }

    private static RivalAnswer.Moves and(RivalAnswer.Moves sums, double own, double rival) {
        return new RivalAnswer.Moves(
                sums.count() + 1, sums.own() + own * own, sums.both() + own * rival, sums.rival() + rival * rival);
    }
}
