package io.clickshelf.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs broker and database in a JVM of its own, to be killed. */
final class EmbeddedHost {

    private EmbeddedHost() {}

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        EmbeddedKafka kafka = EmbeddedKafka.start(home.resolve("kafka"), "127.0.0.1", 0);
        EmbeddedDatabase database = EmbeddedDatabase.start(home.resolve("postgres"), Path.of(args[1]), 0);
        database.createIfMissing("shop");
        // For the parent, which reads it from the pipe.
        System.out.println(kafka.bootstrapServers() + " " + database.jdbcUrl("shop") + " " + database.password());
        System.in.read();
    }

    /** A running host and what it printed: broker, database URL, password. */
    record Child(Process process, List<String> addresses) {

        static Child start(Path home, Path binaries) throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            EmbeddedHost.class.getName(),
                            home.toString(),
                            binaries.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = output.readLine();
            if (line == null) {
                throw new IOException("The child JVM ended before its servers were up");
            }
            return new Child(process, List.of(line.split(" ")));
        }
    }
}
