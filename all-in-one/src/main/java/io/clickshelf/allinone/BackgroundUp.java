package io.clickshelf.allinone;

import io.clickshelf.embedded.PrivateFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code up -d}: starts the platform in a process that outlives the terminal, and shows its output until it runs. */
final class BackgroundUp {

    private static final long LOOK_MILLIS = 200;

    private final Home home;
    private final PrintStream out;

    BackgroundUp(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /** The exit code: 0 once the platform runs, else that of the process that gave up. */
    int run(List<String> arguments) throws IOException, InterruptedException {
        PrivateFiles.createDirectories(home.directory());
        Path output = home.resolve("up.out");
        List<String> command = new ArrayList<>();
        // Survives the end of the terminal.
        command.add("nohup");
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "up"));
        arguments.stream().filter(argument -> !argument.equals("-d")).forEach(command::add);
        PrivateFiles.write(output, "");
        Process process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        try (BufferedReader reader = Files.newBufferedReader(output)) {
            boolean ended = false;
            while (true) {
                String line = reader.readLine();
                if (line != null) {
                    out.println(line);
                    if (line.startsWith(UpCommand.RUNNING)) {
                        return 0;
                    }
                } else if (ended) {
                    return process.exitValue();
                } else {
                    ended = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        }
    }
}
