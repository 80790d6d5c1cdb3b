package io.clickshelf.recommendation.store.feedback;

import io.clickshelf.recommendation.model.ShownAnswer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Answers whose products shoppers are known to have seen, and what came of them. */
@Component
public final class ShownAnswers {

    private final JdbcTemplate template;

    ShownAnswers(JdbcTemplate template) {
        this.template = template;
    }

    private record Seen(
            String decision,
            String user,
            long epochSecond,
            String product,
            double price,
            double units,
            boolean taken) {}

    /** The newest answers of which something was clicked, put into the cart or bought, at most so many. */
    public List<ShownAnswer> newest(int limit) {
        List<Seen> seen = template.query(
                "WITH answer AS (SELECT decision_id FROM feedback WHERE kind > 0 GROUP BY decision_id ORDER BY max(counted_at) DESC"
                        + " LIMIT ?) SELECT seen.decision_id, seen.user_id, extract(epoch FROM seen.at)::bigint,"
                        + " seen.product_id, seen.price, seen.units, EXISTS (SELECT 1 FROM feedback AS taken WHERE"
                        + " taken.decision_id = seen.decision_id AND taken.product_id = seen.product_id AND taken.kind > 0)"
                        + " FROM feedback AS seen JOIN answer USING (decision_id) WHERE seen.kind = 0"
                        + " ORDER BY seen.decision_id, seen.product_id",
                (row, number) -> new Seen(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        number(row, 5),
                        number(row, 6),
                        row.getBoolean(7)),
                limit);
        List<ShownAnswer> answers = new ArrayList<>();
        for (int from = 0, to; from < seen.size(); from = to) {
            to = from + 1;
            while (to < seen.size() && seen.get(to).decision.equals(seen.get(from).decision)) {
                to++;
            }
            answers.add(answer(seen.subList(from, to)));
        }
        return answers;
    }

    private static ShownAnswer answer(List<Seen> seen) {
        boolean[] taken = new boolean[seen.size()];
        for (int n = 0; n < taken.length; n++) {
            taken[n] = seen.get(n).taken;
        }
        return new ShownAnswer(
                seen.getFirst().user,
                seen.stream().mapToLong(Seen::epochSecond).min().orElse(0),
                seen.stream().map(Seen::product).toList(),
                seen.stream().mapToDouble(Seen::price).toArray(),
                seen.stream().mapToDouble(Seen::units).toArray(),
                taken);
    }

    private static double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }
}
