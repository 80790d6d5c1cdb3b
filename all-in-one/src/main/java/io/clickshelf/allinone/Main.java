package io.clickshelf.allinone;

import io.clickshelf.benchmarks.Bench;
import io.clickshelf.embedded.EmbeddedException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The commands behind {@code ./clickshelf}. */
public final class Main {

    private static final String USAGE = """
            Usage: ./clickshelf COMMAND
              up [--demo] [-d] [--home DIR] [--port N] [--kafka-port N] [--bind ADDRESS]
                  starts the whole platform; --demo feeds it a small shop, -d leaves it in the background,
                  port 0 takes any free one
              status [--home DIR]
              down [--home DIR]
              import orders|products|inventory|events FILE [--mapping NAME|FILE] [--home DIR]
                  reads a CSV file, plain or .gz; stopped and repeated, it counts no line twice
              openapi [FILE]
                  writes the description of the whole API, docs/api/openapi.json
              test [MAVEN OPTIONS]
                  builds everything and runs every test
              help
            """;

    private Main() {}

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        QuietStart.apply();
        int code;
        try {
            code = run(List.of(args), out);
        } catch (CommandException | EmbeddedException e) {
            System.err.println(e.getMessage());
            code = 1;
        }
        System.exit(code);
    }

    private static int run(List<String> args, PrintStream out) throws Exception {
        String command = args.isEmpty() ? "help" : args.getFirst();
        List<String> rest = args.isEmpty() ? List.of() : args.subList(1, args.size());
        return switch (command) {
            case "up" -> new UpCommand(out).run(rest);
            case "status" -> new StatusCommand(out).run(rest);
            case "down" -> new DownCommand(out).run(rest);
            case "import" -> new ImportCommand(out).run(rest);
            case "bench" -> Bench.run(rest);
            case "openapi" -> new OpenApiCommand(out).run(rest);
            case "rehearse" -> new Rehearsal(out).run();
            case "help", "--help", "-h" -> help(out);
            default -> throw new CommandException("Unknown command " + command + ".\n" + USAGE);
        };
    }

    private static int help(PrintStream out) {
        out.print(USAGE);
        out.print(Bench.usage());
        return 0;
    }
}
