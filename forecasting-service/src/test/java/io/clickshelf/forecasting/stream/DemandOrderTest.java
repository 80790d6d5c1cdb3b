package io.clickshelf.forecasting.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.forecasting.model.demand.DemandHistory;
import io.clickshelf.forecasting.store.DemandStore;
import io.clickshelf.platform.testing.IntegrationTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The same demand is the same history, to the last bit, in whatever order its rows were stored. */
@IntegrationTest({"spring.config.name=forecasting", "clickshelf.models.training.quiet=1h"})
@SuppressWarnings("NullAway.Init")
class DemandOrderTest {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final int DAYS = 70;

    @Autowired
    private DemandStore store;

    @Autowired
    private DemandHistories histories;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void aHistoryDoesNotDependOnTheOrderOfItsRows() {
        List<DemandRecord> records = records();
        Stored one = stored(records);
        for (int seed = 0; seed < 3; seed++) {
            Collections.shuffle(records, new Random(seed));
            Stored other = stored(records);
            assertThat(other.history().productIds()).isEqualTo(one.history().productIds());
            assertThat(other.history().demand()).isDeepEqualTo(one.history().demand());
            assertThat(other.history().covariates())
                    .usingRecursiveComparison()
                    .isEqualTo(one.history().covariates());
            assertThat(other.warehouseDays()).isEqualTo(one.warehouseDays());
            assertThat(other.shares()).isEqualTo(one.shares());
        }
    }

    private record Stored(DemandHistory history, List<String> warehouseDays, Object shares) {}

    private Stored stored(List<DemandRecord> records) {
        jdbc.execute("TRUNCATE demand");
        // Each in a statement of its own: a batch is sorted by key before it is written.
        records.forEach(record -> store.upsert(List.of(record)));
        List<String> warehouseDays = new ArrayList<>();
        store.forEachWarehouseDay(
                FIRST, (warehouse, day, units) -> warehouseDays.add(warehouse + " " + day + " " + units));
        return new Stored(histories.newest().orElseThrow(), warehouseDays, store.warehouseShares(FIRST));
    }

    /** Fractions whose sums differ by the order in which they are taken. */
    private static List<DemandRecord> records() {
        Random random = new Random(1);
        List<DemandRecord> records = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            for (String product : List.of("P3", "P1", "P2")) {
                for (String warehouse : List.of("W4", "W2", "W1", "W3")) {
                    records.add(new DemandRecord(
                            product,
                            warehouse,
                            FIRST.plusDays(day),
                            BigDecimal.valueOf(10 * random.nextDouble()),
                            BigDecimal.ZERO,
                            1,
                            0,
                            BigDecimal.TEN,
                            BigDecimal.valueOf(5 + random.nextDouble()),
                            false,
                            false,
                            1));
                }
            }
        }
        return records;
    }
}
