package io.clickshelf.platform.problem;

import java.util.List;
import org.springframework.http.HttpStatus;

/** An answer that is a problem detail. The message is for the caller: what was wrong, and what to do. */
public final class ProblemException extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final transient List<FieldProblem> fields;

    public ProblemException(HttpStatus status, String code, String message, List<FieldProblem> fields) {
        super(message);
        this.status = status;
        this.code = code;
        this.fields = List.copyOf(fields);
    }

    /** 400: the request can't be understood or is not valid. */
    public static ProblemException badRequest(String code, String message) {
        return new ProblemException(HttpStatus.BAD_REQUEST, code, message, List.of());
    }

    /** 400, naming each field. */
    public static ProblemException invalid(List<FieldProblem> fields) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid_request", ProblemDetails.summary(fields), fields);
    }

    /** 403: not for this caller, and why. */
    public static ProblemException forbidden(String code, String message) {
        return new ProblemException(HttpStatus.FORBIDDEN, code, message, List.of());
    }

    /** 404: nothing is known under that name. */
    public static ProblemException notFound(String message) {
        return new ProblemException(HttpStatus.NOT_FOUND, "not_found", message, List.of());
    }

    /** 409: the state does not allow it. */
    public static ProblemException conflict(String code, String message) {
        return new ProblemException(HttpStatus.CONFLICT, code, message, List.of());
    }

    /** 503: it will work later, without the caller changing anything. */
    public static ProblemException unavailable(String code, String message) {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, code, message, List.of());
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<FieldProblem> fields() {
        return fields;
    }
}
