package io.clickshelf.feature.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The name of this replica, kept with its state: after a crash it takes its place in the consumer groups again at once,
 * where a stranger would wait until the crashed one is given up.
 */
public record Instance(String id) {

    /** Reads the name in a state directory, or gives it one. */
    public static Instance in(Path stateDirectory) {
        Path file = stateDirectory.resolve("instance-id");
        try {
            Files.createDirectories(stateDirectory);
            if (Files.notExists(file)) {
                Path fresh = Files.createTempFile(stateDirectory, "instance-id", null);
                Files.writeString(fresh, UUID.randomUUID().toString());
                Files.move(fresh, file);
            }
            return new Instance(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The state directory " + stateDirectory.toAbsolutePath()
                            + " can't be used; set clickshelf.feature.state-directory to one that can",
                    e);
        }
    }
}
