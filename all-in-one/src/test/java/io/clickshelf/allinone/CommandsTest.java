package io.clickshelf.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

    private static final Set<String> OPTIONS = Set.of("--home", "--port");
    private static final Set<String> FLAGS = Set.of("-d");

    @TempDir
    private Path directory;

    @Test
    void wordsOptionsAndFlagsMayComeInAnyOrder() {
        CommandLine line = CommandLine.parse(List.of("orders", "--port", "0", "-d", "file.csv"), OPTIONS, FLAGS);
        assertThat(line.words()).containsExactly("orders", "file.csv");
        assertThat(line.port("--port", 8080)).isZero();
        assertThat(line.flag("-d")).isTrue();
        assertThat(line.option("--home")).isNull();
    }

    @Test
    void whatIsWrongWithACommandIsSaid() {
        refused("Unknown option --prot", "--prot", "1");
        refused("--home needs a value", "--home");
        refused("--port 99999 is no port", "--port", "99999");
        refused("--port http is no port", "--port", "http");
    }

    private static void refused(String because, String... arguments) {
        assertThatThrownBy(() ->
                        CommandLine.parse(List.of(arguments), OPTIONS, FLAGS).port("--port", 8080))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining(because);
    }

    @Test
    void whereNoPlatformRunsACommandSaysHowToStartOne() {
        assertThatThrownBy(() -> new Home(directory).running())
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("./clickshelf up");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "It has no POSIX permissions")
    void onlyItsOwnerReadsHowToReachThePlatform() throws IOException {
        Home home = new Home(directory.resolve("home"));
        Connection connection =
                new Connection("http://127.0.0.1:8080", "127.0.0.1:9092", 42, Map.of("admin", home.secret("admin")));
        for (int start = 0; start < 2; start++) {
            connection.write(home.connectionFile());
        }
        assertThat(Connection.read(home.connectionFile())).isEqualTo(connection);
        assertThat(home.secret("admin")).isEqualTo(connection.key("admin"));
        for (Path file : List.of(home.connectionFile(), home.resolve("secrets").resolve("admin"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo("rw-------");
        }
    }
}
