package io.clickshelf.platform.problem;

import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** What a JSON error says to the one who sent the JSON: the path and the reason, without our class names. */
public final class JsonProblems {

    private JsonProblems() {}

    /** The value that could not be read; empty if it is the whole text, or that is no JSON at all. */
    public static List<FieldProblem> fields(JacksonException e) {
        if (!(e instanceof DatabindException) || e.getPath().isEmpty()) {
            return List.of();
        }
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return List.of(new FieldProblem(path.toString(), reason(e)));
    }

    /** The first line of the reason. */
    public static String reason(JacksonException e) {
        Throwable cause = e.getCause() instanceof IllegalArgumentException known ? known : e;
        String message = cause == e ? e.getOriginalMessage() : cause.getMessage();
        return Objects.requireNonNullElse(message, "unreadable")
                .lines()
                .findFirst()
                .orElse("unreadable")
                .replaceAll("`?(?:java|io|tools)\\.[\\w.$]*\\.(\\w+)`?", "$1");
    }
}
