package io.clickshelf.ingestion.stream.imports;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.ingestion.IngestionProperties;
import io.clickshelf.platform.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;

/** The mappings by name: those that come with the product, and those that were sent. */
@Component
public class Mappings {

    /** The columns are named as the fields are. */
    public static final String PLAIN = "plain";

    private static final String NAME = "[a-z0-9][a-z0-9_-]{0,63}";

    private final Path directory;

    Mappings(IngestionProperties properties) {
        directory = properties.directory().resolve("mappings");
    }

    /** @throws ProblemException if there is no mapping of that name for that kind */
    public Mapping find(String name, ImportKind kind) {
        if (name.equals(PLAIN)) {
            return new Mapping(kind, null, null, null, null, null);
        }
        requireName(name);
        Mapping mapping = parse(name, text(name));
        if (mapping.kind() != kind) {
            throw ProblemException.badRequest(
                    "wrong_mapping",
                    "Mapping \"" + name + "\" is for " + mapping.kind().json() + ", not " + kind.json() + ".");
        }
        return mapping;
    }

    /** Keeps a mapping under a name, in place of an earlier one. */
    public Mapping save(String name, byte[] yaml) {
        requireName(name);
        Mapping mapping = parse(name, new String(yaml, StandardCharsets.UTF_8));
        try {
            Files.createDirectories(directory);
            Files.write(directory.resolve(name + ".yml"), yaml);
            return mapping;
        } catch (IOException e) {
            throw new UncheckedIOException("Mapping " + name + " could not be kept", e);
        }
    }

    private String text(String name) {
        Path sent = directory.resolve(name + ".yml");
        ClassPathResource shipped = new ClassPathResource("mappings/" + name + ".yml");
        try {
            if (Files.exists(sent)) {
                return Files.readString(sent);
            }
            if (shipped.exists()) {
                try (InputStream in = shipped.getInputStream()) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Mapping " + name + " could not be read", e);
        }
        throw ProblemException.notFound("There is no mapping \"" + name + "\"; send one with PUT /imports/mappings/"
                + name + ", or use one that is here: plain, online-retail, google-merchant.");
    }

    private static Mapping parse(String name, String yaml) {
        try {
            @Nullable Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            Mapping mapping = Json.mapper().convertValue(tree, Mapping.class);
            if (mapping == null || mapping.kind() == null) {
                throw ProblemException.badRequest("bad_mapping", "Mapping \"" + name + "\" does not say its kind.");
            }
            return mapping;
        } catch (YAMLException | JacksonException | IllegalArgumentException e) {
            throw ProblemException.badRequest(
                    "bad_mapping", "Mapping \"" + name + "\" can't be read: " + e.getMessage());
        }
    }

    private static void requireName(String name) {
        if (!name.matches(NAME)) {
            throw ProblemException.badRequest(
                    "bad_name", "\"" + name + "\" is no name for a mapping; use a-z, 0-9, - and _.");
        }
    }
}
