package io.clickshelf.forecasting.model.demand;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a fit went.
 *
 * @param heldOutDays  the last days of the history that the metrics were taken on, by a model that had not seen them
 * @param metrics      of the forecasts
 * @param naive        the same of the seasonal naive forecast
 * @param chosenModels per class of products, those whose mean is used
 * @param failures     how often a model could not be fitted to a product and was passed over
 * @param outlierDays  product-days whose demand was capped
 * @param levels       by level and way of reconciliation, the error at the rolling origins over bottom-up's; empty where the
 *                     history knows no groups
 */
public record FitReport(
        int heldOutDays,
        DemandMetrics metrics,
        DemandMetrics naive,
        Map<String, List<String>> chosenModels,
        Map<String, Integer> failures,
        int outlierDays,
        Map<String, Map<String, Double>> levels) {

    void save(DataOutput out) throws IOException {
        out.writeInt(heldOutDays);
        metrics.save(out);
        naive.save(out);
        out.writeInt(chosenModels.size());
        for (Map.Entry<String, List<String>> entry : chosenModels.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().size());
            for (String model : entry.getValue()) {
                out.writeUTF(model);
            }
        }
        out.writeInt(failures.size());
        for (Map.Entry<String, Integer> entry : failures.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue());
        }
        out.writeInt(outlierDays);
        out.writeInt(levels.size());
        for (Map.Entry<String, Map<String, Double>> level : levels.entrySet()) {
            out.writeUTF(level.getKey());
            out.writeInt(level.getValue().size());
            for (Map.Entry<String, Double> way : level.getValue().entrySet()) {
                out.writeUTF(way.getKey());
                out.writeDouble(way.getValue());
            }
        }
    }

    static FitReport load(DataInput in, boolean withLevels) throws IOException {
        int heldOutDays = in.readInt();
        DemandMetrics metrics = DemandMetrics.load(in);
        DemandMetrics naive = DemandMetrics.load(in);
        Map<String, List<String>> chosen = new LinkedHashMap<>();
        for (int n = in.readInt(); n > 0; n--) {
            String group = in.readUTF();
            List<String> models = new ArrayList<>();
            for (int k = in.readInt(); k > 0; k--) {
                models.add(in.readUTF());
            }
            chosen.put(group, models);
        }
        Map<String, Integer> failures = new LinkedHashMap<>();
        for (int n = in.readInt(); n > 0; n--) {
            failures.put(in.readUTF(), in.readInt());
        }
        int outlierDays = in.readInt();
        return new FitReport(
                heldOutDays, metrics, naive, chosen, failures, outlierDays, withLevels ? levels(in) : Map.of());
    }

    private static Map<String, Map<String, Double>> levels(DataInput in) throws IOException {
        Map<String, Map<String, Double>> levels = new LinkedHashMap<>();
        for (int n = in.readInt(); n > 0; n--) {
            Map<String, Double> ways = new LinkedHashMap<>();
            levels.put(in.readUTF(), ways);
            for (int k = in.readInt(); k > 0; k--) {
                ways.put(in.readUTF(), in.readDouble());
            }
        }
        return levels;
    }
}
