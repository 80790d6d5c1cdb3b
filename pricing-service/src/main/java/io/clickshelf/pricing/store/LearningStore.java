package io.clickshelf.pricing.store;

import io.clickshelf.contracts.pricing.LearningBudget;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The merchant's budget for learning, and what was spent of it week by week. */
@Repository
public class LearningStore {

    /** Under which the budget is kept and audited. */
    public static final String KIND = "learning_budget";

    private static final String ID = "shop";

    private final JdbcClient jdbc;
    private final Documents documents;

    LearningStore(JdbcClient jdbc, Documents documents) {
        this.jdbc = jdbc;
        this.documents = documents;
    }

    /** Empty where none was set. */
    public Optional<LearningBudget> budget() {
        return documents.find(KIND, ID, LearningBudget.class);
    }

    public void setBudget(BigDecimal perWeek, Instant at, String by) {
        documents.put(KIND, ID, new LearningBudget(perWeek, null, null, null, at, by), at, by);
    }

    public List<LearningBudget.TriedPrice> moves(LocalDate week) {
        return jdbc.sql("SELECT * FROM learning_move WHERE week = ? ORDER BY product_id")
                .param(Date.valueOf(week))
                .query((row, number) -> new LearningBudget.TriedPrice(
                        row.getString("product_id"), row.getBigDecimal("price"), row.getDouble("cost")))
                .list();
    }

    /**
     * Takes a move out of the week's budget; false if not enough is left, or the product had its move this week. Call it
     * within a transaction: replicas take turns until that ends.
     */
    public boolean spend(LocalDate week, LearningBudget.TriedPrice move, BigDecimal perWeek) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('learning budget'))")
                .query((row, number) -> 0)
                .single();
        return jdbc.sql("INSERT INTO learning_move (product_id, week, price, cost) SELECT :product, :week,"
                                + " :price, :cost WHERE (SELECT coalesce(sum(cost), 0) FROM learning_move WHERE"
                                + " week = :week) + :cost <= :most ON CONFLICT DO NOTHING")
                        .param("product", move.productId())
                        .param("week", Date.valueOf(week))
                        .param("price", move.price())
                        .param("cost", move.cost())
                        .param("most", perWeek.doubleValue())
                        .update()
                > 0;
    }
}
