package io.clickshelf.allinone;

import io.clickshelf.embedded.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder that holds everything a platform knows: broker, database, files, secrets, logs. */
final class Home {

    private final Path directory;

    Home(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    Path directory() {
        return directory;
    }

    Path resolve(String name) {
        return directory.resolve(name);
    }

    Path log() {
        return resolve("logs").resolve("clickshelf.log");
    }

    Path connectionFile() {
        return resolve("connection.json");
    }

    /** The random secret of that name, made once per home. */
    String secret(String name) throws IOException {
        PrivateFiles.createDirectories(resolve("secrets"));
        return PrivateFiles.secret(resolve("secrets").resolve(name));
    }

    /** Takes the home for this process until it ends, or answers null where another process has it. */
    @Nullable
    FileLock lock() {
        try {
            PrivateFiles.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return lock;
        } catch (IOException e) {
            throw new CommandException(
                    "The folder %s can't be used: %s. Choose another with --home DIR."
                            .formatted(directory, e.getMessage()),
                    e);
        }
    }

    /** Whether a process has taken this home. */
    boolean inUse() {
        if (!Files.exists(resolve("lock"))) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(resolve("lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (IOException e) {
            throw new CommandException("The folder %s can't be read: %s.".formatted(directory, e.getMessage()), e);
        }
    }

    /**
     * How to reach the platform that runs on this home.
     *
     * @throws CommandException if none does
     */
    Connection running() {
        Connection connection = inUse() ? Connection.read(connectionFile()) : null;
        if (connection == null) {
            throw new CommandException(
                    "No platform is ready in %s. Start one with ./clickshelf up, or name another with --home DIR."
                            .formatted(directory));
        }
        return connection;
    }
}
