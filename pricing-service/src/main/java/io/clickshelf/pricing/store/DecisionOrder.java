package io.clickshelf.pricing.store;

import io.clickshelf.platform.jdbc.BatchUpsert;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which of several decisions on a listing, made at the same time, has the last word: the one that began to read last, since it
 * knows all that the others know.
 */
@Repository
public class DecisionOrder {

    private record Turn(Listing listing, long number) {}

    private static final BatchUpsert<Turn> WRITE = BatchUpsert.<Turn>into("listing_decided")
            .key("product_id", "text", turn -> turn.listing().productId())
            .key("channel", "text", turn -> turn.listing().column())
            .revision("number", "bigint", Turn::number)
            .orReplace();

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    DecisionOrder(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** A number for decisions that begin now; draw it before reading anything that they go by. */
    public long begin() {
        return jdbc.sql("SELECT nextval('price_decision_number')")
                .query(Long.class)
                .single();
    }

    /**
     * Says which listings a decision may still write to, in the transaction that writes it: until that ends others wait.
     *
     * @return those on which none that began later has written
     */
    public Set<Listing> claim(Collection<Listing> listings, long number) {
        return new HashSet<>(WRITE.write(
                template,
                listings.stream().map(listing -> new Turn(listing, number)).toList(),
                "known.product_id, known.channel",
                (row, at) -> new Listing(row.getString(1), Listing.channel(row.getString(2)))));
    }
}
