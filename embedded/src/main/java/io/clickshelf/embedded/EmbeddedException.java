package io.clickshelf.embedded;

/** The embedded broker or database can't start or stop; the message says what to do about it. */
public class EmbeddedException extends RuntimeException {

    public EmbeddedException(String message) {
        super(message);
    }

    public EmbeddedException(String message, Throwable cause) {
        super(message, cause);
    }
}
