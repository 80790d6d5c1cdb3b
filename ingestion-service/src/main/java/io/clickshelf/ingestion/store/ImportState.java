package io.clickshelf.ingestion.store;

/** How an import stands. */
public enum ImportState {
    WAITING,
    RUNNING,
    DONE,
    FAILED
}
