package io.clickshelf.platform.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.platform.testing.Database;
import io.clickshelf.platform.testing.Infrastructure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class BatchUpsertTest {

    private record Row(
            String id,
            LocalDate day,
            long revision,
            @Nullable Double units,
            Instant at,
            byte[] digest,
            String body) {}

    private static BatchUpsert.Builder<Row> columns() {
        return BatchUpsert.<Row>into("thing")
                .key("id", "text", Row::id)
                .key("day", "date", Row::day)
                .revision("revision", "bigint", Row::revision)
                .column("units", "float8", Row::units)
                .column("at", "timestamptz", Row::at)
                .column("digest", "bytea", Row::digest)
                .column("body", "jsonb", Row::body);
    }

    private final JdbcTemplate jdbc = table();

    private static JdbcTemplate table() {
        Database database = Infrastructure.get().newDatabase();
        JdbcTemplate jdbc =
                new JdbcTemplate(new DriverManagerDataSource(database.url(), database.username(), database.password()));
        jdbc.execute(
                "CREATE TABLE thing (id text, day date, revision bigint, units float8, at timestamptz, digest bytea,"
                        + " body jsonb, PRIMARY KEY (id, day))");
        return jdbc;
    }

    private static Row row(String id, int day, long revision, @Nullable Double units) {
        return new Row(
                id,
                LocalDate.of(2024, 3, day),
                revision,
                units,
                Instant.parse("2024-03-31T01:30:00.123456Z"),
                new byte[] {1, -1},
                "{\"a\":\"\\\"{,\"}");
    }

    @Test
    void theNewestRevisionOfEachKeyStaysInWhateverOrderTheyCome() {
        BatchUpsert<Row> upsert = columns().orReplace();
        assertThat(upsert.write(jdbc, List.of(row("b", 1, 2, 5.0), row("a", 1, 1, null), row("b", 1, 1, 4.0))))
                .isEqualTo(2);
        assertThat(upsert.write(
                        jdbc,
                        List.of(row("b", 1, 1, 3.0), row("a", 1, 2, 7.0), row("a", 2, 1, 1.0)),
                        "known.id, known.day",
                        (result, number) -> result.getString(1)
                                + result.getDate(2).toLocalDate().getDayOfMonth()))
                .containsExactly("a1", "a2");
        List<Object> read = new ArrayList<>();
        RowStream.read(
                jdbc,
                "SELECT * FROM thing WHERE id = ? ORDER BY day",
                result -> {
                    read.add(result.getDouble("units"));
                    read.add(result.getTimestamp("at").toInstant());
                    read.add(result.getBytes("digest")[1]);
                    read.add(result.getString("body"));
                },
                "b");
        assertThat(read)
                .containsExactly(5.0, Instant.parse("2024-03-31T01:30:00.123456Z"), (byte) -1, "{\"a\": \"\\\"{,\"}");
    }

    @Test
    void whatIsThereStaysIfAsked() {
        BatchUpsert<Row> insert = columns().orIgnore();
        assertThat(insert.write(jdbc, List.of(row("a", 1, 1, 1.0)))).isEqualTo(1);
        assertThat(insert.write(jdbc, List.of(row("a", 1, 9, 2.0), row("c", 1, 1, 1.0))))
                .isEqualTo(1);
        assertThat(insert.write(jdbc, List.of())).isZero();
    }
}
