package io.clickshelf.logistics.api;

import java.time.Instant;

/** One plan while a worker works on it. */
public interface PlanWork {

    String planId();

    /**
     * Searches and writes the answer down, unless it was given back meanwhile.
     *
     * @param alone whether no other plan is worked on here
     */
    void run(boolean alone);

    /** Writes the progress, and that its worker lives; returns whether somebody asked to stop. */
    boolean beat(Instant now);

    /** Ends with the best answer so far. */
    void stop();

    /** Ends without an answer: another worker shall begin anew. */
    void giveBack();

    void fail(String message);
}
