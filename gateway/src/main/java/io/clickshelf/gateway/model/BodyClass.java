package io.clickshelf.gateway.model;

/** How large a request's body may be, and how long its answer may take. */
public enum BodyClass {
    /** A call with a JSON body. */
    CALL,
    /** A file: large, and taken in for minutes. */
    UPLOAD,
    /** No body; the answer goes on as things happen. */
    EVENTS,
    /** What a Segment client sends: an event or a batch of them. */
    COLLECTOR
}
