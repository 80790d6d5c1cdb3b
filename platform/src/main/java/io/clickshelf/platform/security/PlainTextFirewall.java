package io.clickshelf.platform.security;

import java.util.function.Predicate;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Refuses what {@link StrictHttpFirewall} refuses, but looks at printable ASCII without a regular expression: it looks at
 * each header again whenever a filter reads one, dozens of times a request.
 */
final class PlainTextFirewall extends StrictHttpFirewall {

    PlainTextFirewall() {
        setAllowedHeaderNames(plainOr(ALLOWED_HEADER_NAMES));
        setAllowedHeaderValues(plainOr(ALLOWED_HEADER_VALUES));
        setAllowedParameterNames(plainOr(ALLOWED_PARAMETER_NAMES));
    }

    static Predicate<String> plainOr(Predicate<String> strict) {
        return text -> isPlain(text) || strict.test(text);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }
}
