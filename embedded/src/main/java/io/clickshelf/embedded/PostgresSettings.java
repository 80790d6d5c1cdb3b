package io.clickshelf.embedded;

import java.util.Map;

/** The server's settings: durable, and small enough to share a machine with seven services. */
final class PostgresSettings {

    static final Map<String, String> SERVER = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "120"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("work_mem", "8MB"),
            Map.entry("maintenance_work_mem", "64MB"),
            Map.entry("max_wal_size", "1GB"),
            Map.entry("wal_compression", "on"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"),
            // The wrapper is made for tests, and turns both off.
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("timezone", "UTC"));

    /** The built-in provider sorts alike on every machine. */
    static final Map<String, String> LOCALE =
            Map.of("locale", "C", "locale-provider", "builtin", "builtin-locale", "C.UTF-8");

    private PostgresSettings() {}
}
