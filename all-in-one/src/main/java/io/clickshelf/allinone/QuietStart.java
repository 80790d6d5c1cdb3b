package io.clickshelf.allinone;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the terminal for people until the first service sets logging up: by default every line would go there. What keeps
 * broker or database from starting is an exception, and needs no log.
 */
final class QuietStart {

    private QuietStart() {}

    static void apply() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.OFF);
        }
    }
}
