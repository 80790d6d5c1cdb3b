package io.clickshelf.logistics.store;

import java.time.Instant;
import java.util.List;

/**
 * Roads are other than they were.
 *
 * @param at   by the news' own time
 * @param what in words
 */
public record RoadsChanged(Instant at, List<String> what) {}
