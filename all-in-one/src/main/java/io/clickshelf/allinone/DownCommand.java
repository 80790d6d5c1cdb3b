package io.clickshelf.allinone;

import io.clickshelf.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code down}: stops the platform that runs on the home, cleanly. */
final class DownCommand {

    private static final int SECONDS = 60;

    private final PrintStream out;

    DownCommand(PrintStream out) {
        this.out = out;
    }

    int run(List<String> arguments) throws IOException, InterruptedException {
        Home home = CommandLine.parse(arguments, Set.of("--home"), Set.of()).home();
        if (!home.inUse()) {
            boolean leftBehind = EmbeddedDatabase.stopLeftBehind(home.resolve("postgres"));
            out.println("No platform runs in " + home.directory() + "."
                    + (leftBehind ? " The PostgreSQL that a killed one had left was stopped." : ""));
            return 0;
        }
        Connection connection = home.running();
        ProcessHandle process = ProcessHandle.of(connection.pid())
                .orElseThrow(() -> new CommandException("There is no process " + connection.pid() + " any more."));
        out.println("Stopping process " + connection.pid() + " …");
        process.destroy();
        try {
            process.onExit().get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new CommandException(
                    "Process %d did not stop within %d s; kill -9 loses nothing.".formatted(connection.pid(), SECONDS),
                    e);
        } catch (ExecutionException e) {
            throw new CommandException("Process " + connection.pid() + " can't be watched.", e);
        }
        out.println("Stopped.");
        return 0;
    }
}
