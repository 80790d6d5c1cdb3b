package io.clickshelf.platform.problem;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Builds problem details in one form: type, title, status, detail, and the members code, message and errors. */
public final class ProblemDetails {

    private static final String TYPE_PREFIX = "urn:clickshelf:problem:";
    private static final int SUMMARISED_FIELDS = 3;

    private ProblemDetails() {}

    public static ProblemDetail of(HttpStatusCode status, String code, String message, List<FieldProblem> fields) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, message);
        return complete(problem, code, message, fields);
    }

    /** Adds what callers rely on to a problem detail that the framework began. */
    static ProblemDetail complete(ProblemDetail problem, String code, String message, List<FieldProblem> fields) {
        problem.setType(URI.create(TYPE_PREFIX + code.replace('_', '-')));
        problem.setDetail(message);
        problem.setProperty("code", code);
        problem.setProperty("message", message);
        if (!fields.isEmpty()) {
            problem.setProperty("errors", fields);
        }
        return problem;
    }

    /** One sentence that names the first few fields. */
    static String summary(List<FieldProblem> fields) {
        StringBuilder summary = new StringBuilder();
        fields.stream()
                .limit(SUMMARISED_FIELDS)
                .forEach(field -> summary.append(summary.isEmpty() ? "" : "; ")
                        .append(field.field())
                        .append(": ")
                        .append(field.message()));
        int more = fields.size() - SUMMARISED_FIELDS;
        return more > 0 ? summary + "; and " + more + " more" : summary.toString();
    }
}
