package io.clickshelf.allinone;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** {@code status}: whether a platform runs on the home, where, and how it is. */
final class StatusCommand {

    private final PrintStream out;

    StatusCommand(PrintStream out) {
        this.out = out;
    }

    /** The exit code: 0 where a platform runs and is healthy. */
    int run(List<String> arguments) throws InterruptedException {
        Home home = CommandLine.parse(arguments, Set.of("--home"), Set.of()).home();
        if (!home.inUse()) {
            Connection dead = Connection.read(home.connectionFile());
            out.println("No platform runs in " + home.directory() + "."
                    + (dead == null
                            ? ""
                            : " The last, process %d, ended without being stopped; ./clickshelf up goes on where it was."
                                    .formatted(dead.pid())));
            return 1;
        }
        Connection connection = Connection.read(home.connectionFile());
        if (connection == null) {
            out.println("A platform in " + home.directory() + " is starting or stopping.");
            return 1;
        }
        out.println("Gateway  " + connection.url());
        out.println("Kafka    " + connection.kafka());
        out.println("Process  " + connection.pid() + ", home " + home.directory());
        GatewayClient gateway = new GatewayClient(connection.url(), connection.key("admin"));
        byte[] health = gateway.send(gateway.request("/actuator/health")
                .timeout(Duration.ofSeconds(10))
                .build());
        out.println("Health   " + new String(health, StandardCharsets.UTF_8));
        return 0;
    }
}
