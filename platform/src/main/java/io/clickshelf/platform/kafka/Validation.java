package io.clickshelf.platform.kafka;

import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.ExternalEvent;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.platform.problem.FieldProblem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether an event keeps its contract: the constraints on its fields, and those between them. */
public final class Validation {

    private static final Validator VALIDATOR =
            jakarta.validation.Validation.buildDefaultValidatorFactory().getValidator();

    private Validation() {}

    /** What is wrong with {@code event}, field by field; empty if nothing is. */
    public static List<FieldProblem> problems(Object event) {
        Set<ConstraintViolation<Object>> violations = VALIDATOR.validate(event);
        String inconsistency = violations.isEmpty() ? inconsistency(event) : null;
        if (violations.isEmpty() && inconsistency == null) {
            return List.of();
        }
        List<FieldProblem> problems = new ArrayList<>();
        for (ConstraintViolation<Object> violation : violations) {
            problems.add(FieldProblem.of(
                    violation.getPropertyPath().toString(), violation.getMessage(), violation.getInvalidValue()));
        }
        if (inconsistency != null) {
            String field = inconsistency.substring(0, inconsistency.indexOf(' '));
            problems.add(new FieldProblem(field, inconsistency));
        }
        return problems;
    }

    private static @Nullable String inconsistency(Object event) {
        return switch (event) {
            case BehaviorEvent behavior -> behavior.inconsistency();
            case OrderEvent order -> order.inconsistency();
            case ExternalEvent external -> external.inconsistency();
            default -> null;
        };
    }
}
