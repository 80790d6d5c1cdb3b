package io.clickshelf.ingestion.stream;

import io.clickshelf.contracts.event.Identified;
import java.time.Instant;
import java.util.List;

/**
 * A door that takes messages in a form which is not the topics' own. One that it refused lies among the dead letters as it
 * came, so that sending it back to a topic would not help: it is read here again.
 */
public interface ForeignDoor {

    /** Written beside each of its dead letters. */
    String name();

    /**
     * What a message says, which may be nothing.
     *
     * @param receivedAt its time where it tells none
     * @throws RuntimeException if it can't be used; the message says why
     */
    List<Identified> read(byte[] message, Instant receivedAt);
}
