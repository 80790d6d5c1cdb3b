package io.clickshelf.pricing.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.pricing.PriceCause;
import io.clickshelf.contracts.pricing.PricingRule;
import io.clickshelf.contracts.pricing.RepriceSummary;
import io.clickshelf.pricing.PricingShop;
import io.clickshelf.pricing.store.RuleStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a pass comes to that a rule overtakes. */
@SuppressWarnings("NullAway.Init")
class RepricerTest extends PricingShop {

    @Autowired
    private Repricer repricer;

    @Autowired
    private RuleStore rules;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whatARuleOvertakesIsDecidedOnceMoreByItAndTheRestOnceOnly() throws SQLException {
        for (String product : List.of("cauldron", "trivet")) {
            sell(product, "40", "25", "5000");
            ok(merchant.put("/price_rules/" + product, rule(product, "block")), PricingRule.class);
            undercut(product, "38.00");
            eventually(() -> asked(product).contains("rival.example"));
        }
        PricingRule automatic = Json.mapper()
                .readValue(rule("cauldron", "automatic"), PricingRule.class)
                .stamped("cauldron", Instant.now(), "a test");
        CompletableFuture<Optional<RepriceSummary>> pass = overtaken(List.of("cauldron", "trivet"), automatic);
        assertThat(pass.join())
                .as("one by the new rule into force, one blocked, neither counted twice")
                .contains(new RepriceSummary(1, 0, 0, 1, 0));
        assertThat(price("cauldron").cause()).isEqualTo(PriceCause.AUTOMATIC);
        assertThat(price("cauldron").comment()).isEqualTo("a pass");
        assertThat(price("trivet").price()).isEqualByComparingTo("40");
    }

    /**
     * A pass that reads the rules as they were and finds one changed when it comes to write: locks hold it up before it has read
     * them, until the change has begun, and before it writes, until the change is done.
     */
    private CompletableFuture<Optional<RepriceSummary>> overtaken(List<String> products, PricingRule rule)
            throws SQLException {
        try (Connection reading = database.getConnection()) {
            reading.setAutoCommit(false);
            reading.createStatement().execute("LOCK TABLE stock IN ACCESS EXCLUSIVE MODE");
            CompletableFuture<Optional<RepriceSummary>> pass =
                    CompletableFuture.supplyAsync(() -> repricer.react(products, "a pass"));
            eventually(() -> waitsFor("relation"));
            transactions.executeWithoutResult(change -> {
                rules.put(rule);
                end(reading);
                eventually(() -> waitsFor("advisory"));
            });
            return pass;
        }
    }

    private static void end(Connection transaction) {
        try {
            transaction.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean waitsFor(String lock) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = ?)")
                .param(lock)
                .query(Boolean.class)
                .single();
    }

    private String asked(String product) {
        return merchant.post("/price", "{\"productId\":\"" + product + "\"}").text();
    }

    private static String rule(String product, String mode) {
        return "{\"productId\":\"" + product + "\",\"mode\":\"" + mode
                + "\",\"limits\":{\"aboveRival\":0,\"movePerChange\":0.06,\"movePerDay\":0.5}}";
    }
}
