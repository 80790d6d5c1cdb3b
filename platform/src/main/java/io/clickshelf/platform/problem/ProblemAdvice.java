package io.clickshelf.platform.problem;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Turns whatever a controller throws into a problem detail; bad input never into a 5xx. */
@RestControllerAdvice
public class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(ProblemException e) {
        return answer(ProblemDetails.of(e.status(), e.code(), Objects.requireNonNull(e.getMessage()), e.fields()));
    }

    /** Models check their arguments by themselves; what they say is meant for the caller. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> badArgument(IllegalArgumentException e) {
        return answer(ProblemDetails.of(HttpStatus.BAD_REQUEST, "invalid_request", message(e), List.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> badJson(JacksonException e) {
        return answer(unreadable(e));
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ResponseEntity<ProblemDetail> databaseDown(Exception e) {
        LOG.warn("The database did not answer: {}", e.getMessage());
        return answer(ProblemDetails.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "database_unavailable",
                "The database does not answer at the moment; try again.",
                List.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> anythingElse(Exception e) {
        if (e instanceof AccessDeniedException denied) {
            throw denied;
        }
        if (e instanceof AuthenticationException unauthenticated) {
            throw unauthenticated;
        }
        ResponseStatus declared = AnnotationUtils.findAnnotation(e.getClass(), ResponseStatus.class);
        if (declared != null) {
            return answer(ProblemDetails.of(declared.value(), "invalid_request", message(e), List.of()));
        }
        LOG.error("A request failed", e);
        return answer(ProblemDetails.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal_error",
                "Something went wrong here, not with the request; the log says what. Try again.",
                List.of()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handleExceptionInternal(e, invalid(fields(e.getFieldErrors())), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldProblem> fields = e.getParameterValidationResults().stream()
                .flatMap(result -> result instanceof ParameterErrors errors
                        ? fields(errors.getFieldErrors()).stream()
                        : parameter(result).stream())
                .toList();
        return handleExceptionInternal(e, invalid(fields), headers, HttpStatus.BAD_REQUEST, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        FieldProblem missing = new FieldProblem(
                e.getParameterName(), "is missing; add ?" + e.getParameterName() + "=… to the address");
        return handleExceptionInternal(e, invalid(List.of(missing)), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = e.getCause() instanceof JacksonException json
                ? unreadable(json)
                : ProblemDetails.of(
                        HttpStatus.BAD_REQUEST,
                        "unreadable_request",
                        "The request has no readable body; send JSON with Content-Type: application/json.",
                        List.of());
        return handleExceptionInternal(e, problem, headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem
                && (problem.getProperties() == null || !problem.getProperties().containsKey("code"))) {
            HttpStatus known = HttpStatus.resolve(status.value());
            String code = known == null ? "error" : known.name().toLowerCase(Locale.ROOT);
            ProblemDetails.complete(problem, code, Objects.requireNonNullElse(problem.getDetail(), code), List.of());
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    private static ProblemDetail invalid(List<FieldProblem> fields) {
        return ProblemDetails.of(HttpStatus.BAD_REQUEST, "invalid_request", ProblemDetails.summary(fields), fields);
    }

    private static ProblemDetail unreadable(JacksonException e) {
        List<FieldProblem> fields = JsonProblems.fields(e);
        String wrong = e instanceof DatabindException ? "The body has the wrong form: " : "The body is no JSON: ";
        String message = fields.isEmpty() ? wrong + JsonProblems.reason(e) : ProblemDetails.summary(fields);
        return ProblemDetails.of(HttpStatus.BAD_REQUEST, "unreadable_request", message, fields);
    }

    private static List<FieldProblem> fields(List<FieldError> errors) {
        return errors.stream()
                .map(error -> FieldProblem.of(error.getField(), words(error), error.getRejectedValue()))
                .toList();
    }

    private static List<FieldProblem> parameter(ParameterValidationResult result) {
        String name = Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "parameter");
        return result.getResolvableErrors().stream()
                .map(error -> FieldProblem.of(name, words(error), result.getArgument()))
                .toList();
    }

    private static String words(MessageSourceResolvable error) {
        return Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid");
    }

    private static String message(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), "The request is not valid.");
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
