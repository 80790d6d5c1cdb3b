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
 */
public record FitReport(
        int heldOutDays,
        DemandMetrics metrics,
        DemandMetrics naive,
        Map<String, List<String>> chosenModels,
        Map<String, Integer> failures,
        int outlierDays) {

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
    }

    static FitReport load(DataInput in) throws IOException {
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
        return new FitReport(heldOutDays, metrics, naive, chosen, failures, in.readInt());
    }
}
