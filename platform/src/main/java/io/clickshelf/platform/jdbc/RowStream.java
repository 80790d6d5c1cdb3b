package io.clickshelf.platform.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Reads an answer of any length row by row, without holding it. */
public final class RowStream {

    private static final int FETCH_SIZE = 10_000;

    private RowStream() {}

    public static void read(JdbcOperations jdbc, String sql, RowCallbackHandler reader, Object... parameters) {
        jdbc.execute((Connection connection) -> {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false); // or the driver reads the whole answer into memory
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(FETCH_SIZE);
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        reader.processRow(rows);
                    }
                }
            } finally {
                connection.setAutoCommit(autoCommit);
            }
            return null;
        });
    }
}
