package io.clickshelf.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parsed command line: plain words, and options written {@code --name value}. */
public final class Arguments {

    private final List<String> words;
    private final Map<String, String> options;

    private Arguments(List<String> words, Map<String, String> options) {
        this.words = List.copyOf(words);
        this.options = Map.copyOf(options);
    }

    public static Arguments parse(List<String> arguments) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                words.add(argument);
            } else if (i + 1 == arguments.size()) {
                throw new BenchmarkException("Option " + argument + " needs a value after it.");
            } else {
                options.put(argument.substring(2), arguments.get(++i));
            }
        }
        return new Arguments(words, options);
    }

    public List<String> words() {
        return words;
    }

    public @Nullable String option(String name) {
        return options.get(name);
    }

    public String option(String name, String defaultValue) {
        return options.getOrDefault(name, defaultValue);
    }

    public int intOption(String name, int defaultValue) {
        return (int) doubleOption(name, defaultValue);
    }

    public double doubleOption(String name, double defaultValue) {
        String value = options.get(name);
        if (value == null) {
            return defaultValue;
        }
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new BenchmarkException("Option --" + name + " is \"" + value + "\"; it must be a number.");
        }
    }

    /** The folder given by {@code --data}, which holds the public data sets. */
    public Path data() {
        String value = options.get("data");
        if (value == null) {
            throw new BenchmarkException("Say where the data sets lie: --data DIR.");
        }
        return existing(Path.of(value));
    }

    /** The plain words from {@code index} on, as files or folders that exist. */
    public List<Path> files(int index) {
        return words.stream().skip(index).map(Path::of).map(Arguments::existing).toList();
    }

    private static Path existing(Path path) {
        if (!Files.exists(path)) {
            throw new BenchmarkException("There is no file or folder " + path.toAbsolutePath() + ".");
        }
        return path;
    }
}
