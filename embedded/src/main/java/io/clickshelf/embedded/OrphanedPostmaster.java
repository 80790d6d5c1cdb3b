package io.clickshelf.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds the PostgreSQL that a killed JVM left running on a data folder, and stops it so that a new one can start. */
final class OrphanedPostmaster {

    private static final int SECONDS_PER_SIGNAL = 20;

    private OrphanedPostmaster() {}

    /** Returns whether there was one. */
    static boolean stop(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return false;
        }
        Optional<ProcessHandle> orphan = processOf(pidFile).filter(process -> runsOn(process, data));
        if (orphan.isPresent()) {
            terminate(orphan.get());
        }
        // Else the pid may belong to anybody by now, and PostgreSQL would take that process for its own.
        Files.deleteIfExists(pidFile);
        return orphan.isPresent();
    }

    private static Optional<ProcessHandle> processOf(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        try {
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().trim()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean runsOn(ProcessHandle process, Path data) {
        return process.info().commandLine().orElse("").contains(data.toString());
    }

    /** PostgreSQL's fast shutdown is SIGINT, the immediate one SIGQUIT; both keep what was committed. */
    private static void terminate(ProcessHandle process) throws IOException {
        for (String signal : List.of("-INT", "-QUIT")) {
            try {
                new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                        .start()
                        .waitFor();
                process.onExit().get(SECONDS_PER_SIGNAL, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                continue;
            } catch (ExecutionException e) {
                throw new IOException("waiting for process " + process.pid() + " failed", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while an earlier server was stopping", e);
            }
        }
        throw new IOException(
                "an earlier server, process %d, still holds the folder; stop it first".formatted(process.pid()));
    }
}
