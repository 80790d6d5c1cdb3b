package io.clickshelf.recommendation.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which of the generators that take time are in, by what each brings beside the others. Later fits keep to it, and to the settings that were found with
 * it, until so much has happened that the shop may have become another; then everything gets another chance.
 *
 * @param until epoch second of the newest interaction that it was found on
 * @param size  interactions that it was found on; 0 if nothing could be found out
 * @param parts one for each of {@link ShopBlend#OPTIONAL}
 */
record Standing(long until, int size, List<Part> parts) {

    /** Share of the log that must be new. */
    private static final double NEWS = 0.05;

    /** Of a shop that is too young to say: whatever its blend does not ask for is out. */
    static final Standing UNKNOWN = new Standing(0, 0, List.of());

    /**
     * What the generator brought when it was last tried, in Recall@k + NDCG@k: enough to be in where either is more than noise.
     *
     * @param shoppers to those who came back
     * @param visits   to the rest of a visit or an order; none where the shoppers were enough
     */
    record Part(int generator, Gain shoppers, Gain visits) {

        boolean in() {
            return shoppers.beyondNoise() || visits.beyondNoise();
        }
    }

    static Standing of(InteractionLog log, List<Part> parts) {
        return new Standing(log.end(), log.size(), List.copyOf(parts));
    }

    /** Whether enough came since, or came to light, to look again; O(log size). */
    boolean outdated(InteractionLog log) {
        int since = log.size() - log.before(until + 1).size();
        return size == 0 || since >= NEWS * log.size() || Math.abs(log.size() - size) >= NEWS * size;
    }

    /** Whether a generator is to be fitted. */
    boolean in(int generator) {
        return parts.stream().allMatch(part -> part.in() || part.generator != generator);
    }

    /** For those who run the shop: {@code part.ease.in} (1 or 0), {@code part.ease.gain}, {@code part.ease.noise}, {@code part.ease.visits.gain}, … */
    Map<String, Double> metrics() {
        Map<String, Double> metrics = new TreeMap<>();
        for (Part part : parts) {
            String name = "part." + ShopBlend.NAMES[part.generator];
            metrics.put(name + ".in", part.in() ? 1.0 : 0.0);
            metrics.put(name + ".gain", part.shoppers.mean());
            metrics.put(name + ".noise", part.shoppers.noise());
            metrics.put(name + ".visits.gain", part.visits.mean());
            metrics.put(name + ".visits.noise", part.visits.noise());
        }
        return metrics;
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(until);
        out.writeInt(size);
        out.writeInt(parts.size());
        for (Part part : parts) {
            out.writeInt(part.generator);
            part.shoppers.save(out);
            part.visits.save(out);
        }
    }

    static Standing load(DataInput in) throws IOException {
        long until = in.readLong();
        int size = in.readInt();
        List<Part> parts = new ArrayList<>();
        for (int p = in.readInt(); p > 0; p--) {
            parts.add(new Part(in.readInt(), Gain.load(in), Gain.load(in)));
        }
        return new Standing(until, size, List.copyOf(parts));
    }
}
