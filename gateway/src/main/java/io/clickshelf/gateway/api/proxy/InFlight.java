package io.clickshelf.gateway.api.proxy;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The calls that a service has to answer: so many at once, others wait for a while, first come first served. */
final class InFlight {

    private final int calls;
    private final Duration wait;
    private final Semaphore places;

    InFlight(int calls, Duration wait) {
        this.calls = calls;
        this.wait = wait;
        this.places = new Semaphore(calls, true);
    }

    /** Whether there is, or was within the wait, a place for one more; who enters leaves. */
    boolean enter() {
        try {
            return places.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        places.release();
    }

    int calls() {
        return calls;
    }
}
