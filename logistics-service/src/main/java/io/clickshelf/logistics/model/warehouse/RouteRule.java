package io.clickshelf.logistics.model.warehouse;

/** How a picker walks: the shortest way that is known, or a rule of thumb that is easy to remember. */
public enum RouteRule {
    BEST,
    S_SHAPE,
    RETURN,
    MIDPOINT,
    LARGEST_GAP,
    COMBINED
}
