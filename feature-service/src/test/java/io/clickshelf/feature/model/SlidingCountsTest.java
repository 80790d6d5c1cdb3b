package io.clickshelf.feature.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlidingCountsTest {

    private static final int BUCKET = 10;
    private static final int SPAN = 12;

    private record Event(int kind, long time) {}

    @Test
    void sumsEqualThoseOfAnUnboundedLogInWhateverOrderEventsCome() throws IOException {
        Random random = new Random(7);
        for (int run = 0; run < 200; run++) {
            SlidingCounts counts = new SlidingCounts(2, BUCKET, SPAN);
            List<Event> log = new ArrayList<>();
            long newest = Long.MIN_VALUE;
            for (int i = 0; i < 100; i++) {
                Event event = new Event(random.nextInt(2), random.nextInt(-50, 50 + i * 3));
                log.add(event);
                newest = Math.max(newest, event.time);
                counts.add(event.kind, event.time);
                counts = i % 10 == 0 ? reloaded(counts) : counts;
                for (int length : new int[] {1, 3, SPAN}) {
                    assertThat(counts.sum(event.kind, newest, length))
                            .isEqualTo(expected(log, event.kind, newest, length));
                }
            }
        }
    }

    private static long expected(List<Event> log, int kind, long end, int length) {
        long last = Math.floorDiv(end, BUCKET);
        return log.stream()
                .filter(event -> event.kind == kind && Math.floorDiv(event.time, BUCKET) > last - length)
                .count();
    }

    private static SlidingCounts reloaded(SlidingCounts counts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        counts.save(new DataOutputStream(bytes));
        return SlidingCounts.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), 2, BUCKET, SPAN);
    }
}
