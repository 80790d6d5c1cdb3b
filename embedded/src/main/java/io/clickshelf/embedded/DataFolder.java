package io.clickshelf.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The server's data folder, with a mark of ours once its first start was seen through. */
final class DataFolder {

    private static final String ACCESS = """
            # Made by Clickshelf: this machine only, and only with the password.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final Path data;
    private final Path mark;

    DataFolder(Path data) {
        this.data = data;
        this.mark = data.resolve("clickshelf-complete");
    }

    boolean complete() {
        return Files.exists(mark);
    }

    /** A folder whose first start was cut short holds nothing yet, and PostgreSQL would refuse it. */
    void discardUnlessComplete() throws IOException {
        if (complete() || !Files.exists(data)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(data)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    void requirePassword() throws IOException {
        Files.writeString(data.resolve("pg_hba.conf"), ACCESS);
    }

    void markComplete() throws IOException {
        Files.createFile(mark);
    }
}
