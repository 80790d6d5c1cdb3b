package io.clickshelf.platform.problem;

/**
 * What is wrong with one value.
 *
 * @param field   path to it, such as {@code lines[2].quantity}
 * @param message what is wrong with it, and what would be right
 */
public record FieldProblem(String field, String message) {}
