package io.clickshelf.logistics.model.stock;

import io.clickshelf.logistics.model.stock.policy.Checks;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Learns each supplier's lead time from receipts. With few receipts, the supplier's own are mixed with what is known of
 * all suppliers, in proportion to {@code observations / (observations + 5)}; deviations from the quoted lead time are
 * what is shared, so that a slow supplier isn't taken for a quick one. Immutable once fitted.
 */
public final class LeadTimeModel {

    private static final int FORMAT = 1;
    private static final double PRIOR_STRENGTH = 5;

    /** A delivery: what was promised, and what it took. */
    public record Receipt(String supplierId, double quotedDays, int actualDays) {
        public Receipt {
            Checks.notNegative("quotedDays", quotedDays);
            Checks.notNegative("actualDays", actualDays);
        }
    }

    /** Deviation from the quoted days, rounded, and how often it was seen: by supplier. */
    private final Map<String, Map<Integer, Integer>> deviations;

    private LeadTimeModel(Map<String, Map<Integer, Integer>> deviations) {
        this.deviations = deviations;
    }

    public static LeadTimeModel fit(List<Receipt> receipts) {
        Map<String, Map<Integer, Integer>> deviations = new TreeMap<>();
        for (Receipt receipt : receipts) {
            int deviation = receipt.actualDays() - (int) Math.round(receipt.quotedDays());
            deviations
                    .computeIfAbsent(receipt.supplierId(), s -> new TreeMap<>())
                    .merge(deviation, 1, Integer::sum);
        }
        return new LeadTimeModel(deviations);
    }

    /** The lead time to expect of a supplier that quotes so many days; the quoted one where nothing was ever received. */
    public LeadTime predict(String supplierId, double quotedDays) {
        Map<Integer, Integer> own = deviations.getOrDefault(supplierId, Map.of());
        int ownCount = own.values().stream().mapToInt(Integer::intValue).sum();
        Map<Integer, Integer> all = new TreeMap<>();
        deviations.values().forEach(d -> d.forEach((days, count) -> all.merge(days, count, Integer::sum)));
        int allCount = all.values().stream().mapToInt(Integer::intValue).sum();
        if (allCount == 0) {
            return LeadTime.fixed(quotedDays);
        }
        double ownShare = ownCount / (ownCount + PRIOR_STRENGTH);
        int quoted = (int) Math.round(quotedDays);
        Map<Integer, Double> weights = new TreeMap<>();
        own.forEach(
                (days, count) -> weights.merge(Math.max(0, quoted + days), ownShare * count / ownCount, Double::sum));
        all.forEach((days, count) ->
                weights.merge(Math.max(0, quoted + days), (1 - ownShare) * count / allCount, Double::sum));
        return LeadTime.ofWeights(weights);
    }

    public void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeInt(deviations.size());
        for (Map.Entry<String, Map<Integer, Integer>> supplier : deviations.entrySet()) {
            out.writeUTF(supplier.getKey());
            out.writeInt(supplier.getValue().size());
            for (Map.Entry<Integer, Integer> seen : supplier.getValue().entrySet()) {
                out.writeInt(seen.getKey());
                out.writeInt(seen.getValue());
            }
        }
    }

    public static LeadTimeModel load(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("Lead time model of format " + format + "; this version reads " + FORMAT + ".");
        }
        Map<String, Map<Integer, Integer>> deviations = new TreeMap<>();
        int suppliers = in.readInt();
        for (int i = 0; i < suppliers; i++) {
            Map<Integer, Integer> seen = new TreeMap<>();
            deviations.put(in.readUTF(), seen);
            int size = in.readInt();
            for (int j = 0; j < size; j++) {
                int deviation = in.readInt();
                seen.put(deviation, in.readInt());
            }
        }
        return new LeadTimeModel(deviations);
    }
}
