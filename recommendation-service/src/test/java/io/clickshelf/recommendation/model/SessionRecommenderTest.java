package io.clickshelf.recommendation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionRecommenderTest {

    private final SessionRecommender.Workspace work = new SessionRecommender.Workspace();

    @Test
    void theNextStepOfAWalkIsForeseen() {
        SessionSettings noRepeats = new SessionSettings(100, 500, 0.6, 1, 1, 0.5, 0.7, 0.7, 0.1, 0.2, 0.4, 0, 0);
        SessionRecommender model = SessionRecommender.fit(rounds(500), noRepeats, Samples.TWO);
        assertThat(ask(model, 3, 4)).startsWith(5);
        assertThat(ask(model, 9)).startsWith(0);
    }

    @Test
    void aSessionJustAddedCountsAtOnceWithItemsNeverSeenBefore() {
        SessionRecommender model = SessionRecommender.fit(rounds(50), SessionSettings.DEFAULT, Samples.TWO);
        assertThat(ask(model, 77)).isEmpty();
        model.add(new int[] {77, 78});
        assertThat(ask(model, 77)).startsWith(78);
    }

    @Test
    void onlyTheNewestSessionsAreKept() {
        SessionRecommender model = SessionRecommender.fit(rounds(500), SessionSettings.DEFAULT, 100, Samples.TWO);
        for (int[] session : rounds(1000)) {
            model.add(session);
            assertThat(model.sessions()).isBetween(100, 126);
        }
        model.add(new int[] {77, 78});
        assertThat(ask(model, 77)).startsWith(78);
    }

    @Test
    void tuningIsNoWorseThanTheStart() {
        List<int[]> sessions = rounds(3000);
        List<int[]> past = sessions.subList(0, 2000);
        SessionSettings poor = new SessionSettings(5, 5, 1, 2, 0.1, 0, 1, 1, 0.5, 0, 0, 3, 1);
        SessionSettings tuned = new SessionTuner(past, 0.3, 500, Samples.TWO, line -> {}).tune(poor);
        assertThat(meanReciprocalRank(past, sessions, tuned))
                .isGreaterThanOrEqualTo(meanReciprocalRank(past, sessions, poor));
    }

    @Test
    void savedAndLoadedItAnswersTheSame() throws IOException {
        SessionRecommender model = SessionRecommender.fit(rounds(100), SessionSettings.DEFAULT, Samples.TWO);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.save(new DataOutputStream(bytes));
        SessionRecommender loaded = SessionRecommender.load(
                new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), Samples.TWO);
        assertThat(ask(loaded, 1, 2)).isEqualTo(ask(model, 1, 2));
    }

    /** Walks round a ring of ten items, with now and then a stray click. */
    private static List<int[]> rounds(int count) {
        Random random = new Random(5);
        List<int[]> sessions = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            int start = random.nextInt(10);
            sessions.add(IntStream.range(0, 2 + random.nextInt(4))
                    .map(p -> random.nextInt(10) == 0 ? random.nextInt(10) : (start + p) % 10)
                    .toArray());
        }
        return sessions;
    }

    private double meanReciprocalRank(List<int[]> past, List<int[]> all, SessionSettings settings) {
        SessionRecommender model = SessionRecommender.fit(past, settings, Samples.TWO);
        RankingMetrics metrics = new RankingMetrics(20);
        for (int[] session : all.subList(past.size(), all.size())) {
            TopK best = new TopK(20);
            model.recommend(new int[] {session[0]}, work, best);
            metrics.add(best.sort(), new int[] {session[1]});
        }
        return metrics.mrr();
    }

    private List<Integer> ask(SessionRecommender model, int... clicks) {
        TopK best = new TopK(3);
        model.recommend(clicks, work, best);
        best.sort();
        return IntStream.range(0, best.size()).map(best::id).boxed().toList();
    }
}
