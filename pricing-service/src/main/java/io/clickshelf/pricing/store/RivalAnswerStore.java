package io.clickshelf.pricing.store;

import io.clickshelf.contracts.event.ExternalEvent;
import io.clickshelf.pricing.model.price.RivalAnswer;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What rivals asked, beyond single channels, while each of the shop's own prices was in force. */
@Repository
public class RivalAnswerStore {

    private final JdbcClient jdbc;

    RivalAnswerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes the offers against the prices of ours that hold now; of several while one holds, the newest stays. */
    public void note(Collection<ExternalEvent> offers) {
        if (offers.isEmpty()) {
            return;
        }
        jdbc.sql("INSERT INTO rival_answer (competitor, product_id, history_id, own_price, price)"
                        + " SELECT known.competitor, known.product_id, ours.id, ours.price, known.price"
                        + " FROM (SELECT DISTINCT * FROM unnest(?::text[], ?::text[]) AS told (product_id, competitor)) AS told"
                        + " JOIN rival_offer AS known USING (product_id, competitor)"
                        + " CROSS JOIN LATERAL (SELECT id, price FROM price_history AS history"
                        + " WHERE history.product_id = known.product_id AND history.channel = '' ORDER BY id DESC LIMIT 1) AS ours"
                        + " WHERE known.channel = '' AND known.in_stock AND known.price > 0"
                        + " ORDER BY competitor, product_id, id"
                        + " ON CONFLICT (competitor, product_id, history_id) DO UPDATE SET price = excluded.price")
                .param(offers.stream().map(ExternalEvent::productId).toArray(String[]::new))
                .param(offers.stream()
                        .map(offer -> Objects.requireNonNullElse(offer.competitor(), RivalStore.UNNAMED))
                        .toArray(String[]::new))
                .update();
    }

    /** By rival, over all products: its moves while we moved by a thousandth or more. */
    public Map<String, RivalAnswer.Moves> moves() {
        Map<String, RivalAnswer.Moves> moves = new HashMap<>();
        jdbc.sql("SELECT competitor, count(*), sum(own * own), sum(own * rival), sum(rival * rival) FROM"
                        + " (SELECT competitor, ln(own_price / lag(own_price) OVER spans) AS own,"
                        + " ln(price / lag(price) OVER spans) AS rival FROM rival_answer"
                        + " WINDOW spans AS (PARTITION BY competitor, product_id ORDER BY history_id)) AS moves"
                        + " WHERE abs(own) >= 0.001 GROUP BY competitor")
                .query(row -> {
                    moves.put(
                            row.getString(1),
                            new RivalAnswer.Moves(row.getInt(2), row.getDouble(3), row.getDouble(4), row.getDouble(5)));
                });
        return moves;
    }

    /** Forgets what was asked while prices held that began before a moment. */
    public void forget(Instant before) {
        jdbc.sql("DELETE FROM rival_answer USING price_history AS history WHERE history.id = rival_answer.history_id"
                        + " AND history.effective_from < ?")
                .param(Timestamp.from(before))
                .update();
    }
}
