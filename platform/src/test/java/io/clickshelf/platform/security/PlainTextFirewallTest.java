package io.clickshelf.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.security.web.firewall.StrictHttpFirewall;

class PlainTextFirewallTest {

    private static final List<Predicate<String>> STRICT = List.of(
            StrictHttpFirewall.ALLOWED_HEADER_NAMES,
            StrictHttpFirewall.ALLOWED_HEADER_VALUES,
            StrictHttpFirewall.ALLOWED_PARAMETER_NAMES);

    @Test
    void allowsWhatTheStrictFirewallAllowsWhereverACharacterStands() {
        for (Predicate<String> strict : STRICT) {
            Predicate<String> ours = PlainTextFirewall.plainOr(strict);
            assertThat(ours.test("")).isEqualTo(strict.test(""));
            for (char c = 0; c < Character.MAX_VALUE; c++) {
                for (String text : List.of("" + c, "a" + c, c + "a")) {
                    assertThat(ours.test(text)).as("U+%04X", (int) c).isEqualTo(strict.test(text));
                }
            }
        }
    }
}
