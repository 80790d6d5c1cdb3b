package io.clickshelf.allinone;

/** The command can't be carried out; the message says why and what to do. */
public final class CommandException extends RuntimeException {

    public CommandException(String message) {
        super(message);
    }

    public CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
