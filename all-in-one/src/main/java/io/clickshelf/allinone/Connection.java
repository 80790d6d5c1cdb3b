package io.clickshelf.allinone;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.embedded.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code connection.json} tells programs: the gateway's URL, the broker, the process and one key per role.
 */
record Connection(String url, String kafka, long pid, Map<String, String> keys) {

    static @Nullable Connection read(Path file) {
        try {
            return Json.read(Files.readAllBytes(file), Connection.class);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new CommandException("%s can't be read: %s.".formatted(file, e.getMessage()), e);
        }
    }

    void write(Path file) throws IOException {
        PrivateFiles.write(file, new String(Json.write(this), StandardCharsets.UTF_8) + "\n");
    }

    String key(String role) {
        String key = keys.get(role);
        if (key == null) {
            throw new CommandException("connection.json has no key for the role " + role + ".");
        }
        return key;
    }
}
