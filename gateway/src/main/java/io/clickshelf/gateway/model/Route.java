package io.clickshelf.gateway.model;

import java.util.List;

/**
 * A family of public paths and the service that answers it.
 *
 * @param pattern a path whose segments may be <code>*</code> (any one) or, as the last, <code>**</code> (any number, none too)
 */
public record Route(String pattern, BackendService service, BodyClass bodyClass) {

    private static final String ONE = "*";
    private static final String REST = "**";

    /** @param segments of a path, without slashes */
    boolean matches(List<String> segments) {
        List<String> wanted = RouteTable.segments(pattern);
        boolean open = wanted.getLast().equals(REST);
        int fixed = open ? wanted.size() - 1 : wanted.size();
        if (segments.size() < fixed || (!open && segments.size() > fixed)) {
            return false;
        }
        for (int i = 0; i < fixed; i++) {
            if (!wanted.get(i).equals(ONE) && !wanted.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }
}
