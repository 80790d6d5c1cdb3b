package io.clickshelf.platform.problem;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one value.
 *
 * @param field   path to it, such as {@code lines[2].quantity}
 * @param message what is wrong with it, and what would be right
 */
public record FieldProblem(String field, String message) {

    private static final int LONGEST_SHOWN = 80;

    /** How the constraints begin that a missing value breaks: not null, not blank, not empty. */
    private static final String NOT_MISSING = "must not be ";

    /**
     * A broken constraint, with the value that broke it.
     *
     * @param rule what the constraint says, such as "must be greater than 0"
     */
    public static FieldProblem of(String field, String rule, @Nullable Object value) {
        if (value == null) {
            return new FieldProblem(field, rule.startsWith(NOT_MISSING) ? "is missing; give a value" : rule);
        }
        if (rule.startsWith(NOT_MISSING) && isEmpty(value)) {
            return new FieldProblem(field, "is empty; give a value");
        }
        // Answers are logged on the way, here and at the caller: what is secret is not said back.
        boolean secret = field.toLowerCase(Locale.ROOT).endsWith("secret");
        return new FieldProblem(field, secret ? rule : rule + ", not " + shown(value));
    }

    private static boolean isEmpty(Object value) {
        return value instanceof CharSequence text && text.toString().isBlank() || entries(value) == 0;
    }

    /** Of a list, a map or an array; below zero for what is none. */
    private static int entries(Object value) {
        return switch (value) {
            case Collection<?> collection -> collection.size();
            case Map<?, ?> map -> map.size();
            default -> value.getClass().isArray() ? Array.getLength(value) : -1;
        };
    }

    private static String shown(Object value) {
        int entries = entries(value);
        if (entries >= 0) {
            return entries == 1 ? "1 entry" : entries + " entries";
        }
        String text = value.toString();
        return "\"" + (text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text) + "\"";
    }
}
