package io.clickshelf.gateway.api.proxy;

import io.clickshelf.gateway.model.BackendService;
import org.jspecify.annotations.Nullable;

/** A service gave no answer. The message is for the caller: which service, and what to do. */
public final class BackendUnavailableException extends Exception {

    /** Why there is no answer. */
    public enum Kind {
        DOWN("service_unavailable", 5),
        /** The request reached the service, so that it may have been carried out. */
        LATE("service_timeout", 5),
        BUSY("service_busy", 1);

        private final String code;
        private final int retryAfterSeconds;

        Kind(String code, int retryAfterSeconds) {
            this.code = code;
            this.retryAfterSeconds = retryAfterSeconds;
        }

        public String code() {
            return code;
        }

        public int retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }

    private final Kind kind;

    private BackendUnavailableException(String message, Kind kind, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    static BackendUnavailableException busy(BackendService service, int calls) {
        return new BackendUnavailableException(
                "The " + service.id() + " service has " + calls + " calls to answer already, and none ended in time for"
                        + " this one. Nothing was done; try again in a second, or send lists in place of single items.",
                Kind.BUSY,
                null);
    }

    static BackendUnavailableException down(BackendService service, Throwable cause) {
        return new BackendUnavailableException(
                "The " + service.id() + " service does not answer at the moment; the other services do. Try again in a"
                        + " few seconds; GET /status says when it is back.",
                Kind.DOWN,
                cause);
    }

    static BackendUnavailableException late(BackendService service, Throwable cause) {
        return new BackendUnavailableException(
                "The " + service.id() + " service took too long to answer. What was asked may still be done; try again"
                        + " later, ask for less at once, or raise clickshelf.services."
                        + service.id() + ".timeout.",
                Kind.LATE,
                cause);
    }

    public Kind kind() {
        return kind;
    }
}
