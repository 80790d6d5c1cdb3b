package io.clickshelf.ingestion.stream.imports;

/** A row that can't become an event. The message is the reason, short enough to be counted by. */
final class RejectedRow extends Exception {

    RejectedRow(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
