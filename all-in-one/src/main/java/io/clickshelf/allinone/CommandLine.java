package io.clickshelf.allinone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What follows a command's name: words, options with a value, and flags. */
final class CommandLine {

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();
    private final Set<String> flags = new HashSet<>();

    private CommandLine() {}

    /**
     * @param known options that take a value, such as {@code --home}
     * @param knownFlags those that take none, such as {@code -d}
     */
    static CommandLine parse(List<String> arguments, Set<String> known, Set<String> knownFlags) {
        CommandLine line = new CommandLine();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (knownFlags.contains(argument)) {
                line.flags.add(argument);
            } else if (known.contains(argument)) {
                if (i + 1 == arguments.size()) {
                    throw new CommandException("Option " + argument + " needs a value after it.");
                }
                line.options.put(argument, arguments.get(++i));
            } else if (argument.startsWith("-")) {
                throw new CommandException("Unknown option " + argument + "; ./clickshelf help lists them.");
            } else {
                line.words.add(argument);
            }
        }
        return line;
    }

    List<String> words() {
        return words;
    }

    boolean flag(String name) {
        return flags.contains(name);
    }

    @Nullable
    String option(String name) {
        return options.get(name);
    }

    String option(String name, String defaultValue) {
        return options.getOrDefault(name, defaultValue);
    }

    int port(String name, int defaultValue) {
        String value = options.get(name);
        if (value == null) {
            return defaultValue;
        }
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new CommandException(name + " " + value + " is no port; give a number from 0 to 65535.", e);
        }
        throw new CommandException(name + " " + value + " is no port; give a number from 0 to 65535.");
    }

    /** {@code --home}, or the folder {@code data} beside the script. */
    Home home() {
        String given = options.get("--home");
        return new Home(given != null ? Path.of(given) : Path.of(System.getProperty("clickshelf.root", "."), "data"));
    }
}
