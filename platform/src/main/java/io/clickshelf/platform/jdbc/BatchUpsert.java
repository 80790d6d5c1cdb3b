package io.clickshelf.platform.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;

/**
 * Writes a batch of rows in one round trip: {@code INSERT … SELECT * FROM unnest(…) ON CONFLICT …}, with an array a column.
 * What every listener must take care of is done here once: of rows with the same key only one is sent (the statement would
 * fail otherwise), in the order of the keys, so that two replicas lock rows in the same order. O(n log n) in the rows.
 * Immutable.
 *
 * @param <T> a row
 */
public final class BatchUpsert<T> {

    private record Column<T>(String name, String type, Function<T, ? extends @Nullable Object> value) {}

    private final List<Column<T>> keys;
    private final List<Column<T>> columns;
    private final @Nullable Column<T> revision;
    private final boolean replacing;
    private final String sql;

    private BatchUpsert(Builder<T> builder, String conflict, boolean replacing) {
        this.keys = List.copyOf(builder.keys);
        this.columns = List.copyOf(builder.columns);
        this.revision = builder.revision;
        this.replacing = replacing;
        this.sql = "INSERT INTO " + builder.table + " AS known (" + names(columns) + ") SELECT * FROM unnest("
                + columns.stream().map(column -> "?::" + column.type() + "[]").collect(Collectors.joining(", "))
                + ") ON CONFLICT " + conflict;
    }

    /** Begins with the table's name; its rows that are there already are called {@code known}. */
    public static <T> Builder<T> into(String table) {
        return new Builder<>(table);
    }

    /** Returns how many rows were added or changed. */
    public int write(JdbcOperations jdbc, Collection<? extends T> rows) {
        Integer changed = rows.isEmpty()
                ? Integer.valueOf(0)
                : jdbc.execute((Connection connection) -> {
                    try (PreparedStatement statement = prepare(connection, sql, rows)) {
                        return statement.executeUpdate();
                    }
                });
        return Objects.requireNonNull(changed);
    }

    /** Reads an expression, such as {@code known.key}, of each row that was added or changed. */
    public <R> List<R> write(JdbcOperations jdbc, Collection<? extends T> rows, String returning, RowMapper<R> mapper) {
        List<R> changed = rows.isEmpty()
                ? List.of()
                : jdbc.execute((Connection connection) -> {
                    try (PreparedStatement statement = prepare(connection, sql + " RETURNING " + returning, rows);
                            ResultSet result = statement.executeQuery()) {
                        List<R> read = new ArrayList<>();
                        while (result.next()) {
                            read.add(mapper.mapRow(result, read.size()));
                        }
                        return read;
                    }
                });
        return Objects.requireNonNull(changed);
    }

    private PreparedStatement prepare(Connection connection, String text, Collection<? extends T> rows)
            throws SQLException {
        Collection<T> once = once(rows);
        PreparedStatement statement = connection.prepareStatement(text);
        for (int c = 0; c < columns.size(); c++) {
            Column<T> column = columns.get(c);
            @Nullable
            Object[] values =
                    once.stream().map(row -> driven(column.value().apply(row))).toArray();
            statement.setArray(c + 1, connection.createArrayOf(column.type(), values));
        }
        return statement;
    }

    /** The driver writes a moment in the JVM's zone and bytes as their address. */
    private static @Nullable Object driven(@Nullable Object value) {
        return switch (value) {
            case Instant moment -> moment.toString();
            case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes);
            case null, default -> value;
        };
    }

    private Collection<T> once(Collection<? extends T> rows) {
        Map<List<Comparable<Object>>, T> byKey = new TreeMap<>(BatchUpsert::compare);
        for (T row : rows) {
            byKey.merge(keys.stream().map(key -> comparable(key, row)).toList(), row, this::chosen);
        }
        return byKey.values();
    }

    private T chosen(T earlier, T later) {
        if (revision == null) {
            return replacing ? later : earlier;
        }
        return comparable(revision, later).compareTo(comparable(revision, earlier)) < 0 ? earlier : later;
    }

    @SuppressWarnings("unchecked") // a column's values are all of one type
    private static <T> Comparable<Object> comparable(Column<T> column, T row) {
        return (Comparable<Object>) Objects.requireNonNull(column.value().apply(row), column.name());
    }

    private static int compare(List<Comparable<Object>> one, List<Comparable<Object>> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static <T> String names(List<Column<T>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** Columns with their PostgreSQL types and where a row has their values. */
    public static final class Builder<T> {

        private final String table;
        private final List<Column<T>> keys = new ArrayList<>();
        private final List<Column<T>> columns = new ArrayList<>();
        private @Nullable Column<T> revision;

        private Builder(String table) {
            this.table = table;
        }

        /** A column of the primary key, whose values are comparable and never null. */
        public Builder<T> key(String name, String type, Function<T, ? extends Object> value) {
            Column<T> column = new Column<>(name, type, value);
            keys.add(column);
            columns.add(column);
            return this;
        }

        public Builder<T> column(String name, String type, Function<T, ? extends @Nullable Object> value) {
            columns.add(new Column<>(name, type, value));
            return this;
        }

        /** The column that says which of two rows with the same key is newer; comparable and never null. */
        public Builder<T> revision(String name, String type, Function<T, ? extends Object> value) {
            revision = new Column<>(name, type, value);
            columns.add(revision);
            return this;
        }

        /** What is there already stays. */
        public BatchUpsert<T> orIgnore() {
            return new BatchUpsert<>(this, "DO NOTHING", false);
        }

        /** What is there already is replaced, by a newer revision only where there is one. */
        public BatchUpsert<T> orReplace() {
            String update = columns.stream()
                    .filter(column -> !keys.contains(column))
                    .map(column -> column.name() + " = excluded." + column.name())
                    .collect(Collectors.joining(", "));
            return orUpdate(
                    revision == null
                            ? update
                            : update + " WHERE known." + revision.name() + " < excluded." + revision.name());
        }

        /** What is there already is changed by assignments of one's own, with a condition where wanted. */
        public BatchUpsert<T> orUpdate(String assignments) {
            return new BatchUpsert<>(this, "(" + names(keys) + ") DO UPDATE SET " + assignments, true);
        }
    }
}
