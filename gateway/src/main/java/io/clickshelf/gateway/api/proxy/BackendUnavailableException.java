package io.clickshelf.gateway.api.proxy;

import io.clickshelf.gateway.model.BackendService;

/** A service gave no answer. The message is for the caller: which service, and what to do. */
public final class BackendUnavailableException extends Exception {

    private final boolean timedOut;

    private BackendUnavailableException(String message, boolean timedOut, Throwable cause) {
        super(message, cause);
        this.timedOut = timedOut;
    }

    static BackendUnavailableException down(BackendService service, Throwable cause) {
        return new BackendUnavailableException(
                "The " + service.id() + " service does not answer at the moment; the other services do. Try again in a"
                        + " few seconds; GET /status says when it is back.",
                false,
                cause);
    }

    static BackendUnavailableException late(BackendService service, Throwable cause) {
        return new BackendUnavailableException(
                "The " + service.id() + " service took too long to answer. What was asked may still be done; try again"
                        + " later, ask for less at once, or raise clickshelf.services."
                        + service.id() + ".timeout.",
                true,
                cause);
    }

    /** Whether the request reached the service, so that it may have been carried out. */
    public boolean timedOut() {
        return timedOut;
    }
}
