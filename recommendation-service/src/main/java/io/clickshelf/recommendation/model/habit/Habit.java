package io.clickshelf.recommendation.model.habit;

/**
 * How a thing is bought again, over all its buyers.
 *
 * @param soonShare share of its purchases that were followed by another of the same shopper within {@link
 *                  Habits#SOON_DAYS}, shrunk to that of all things
 * @param backShare share of its buyers who ever bought it on another day, shrunk to that of all things
 * @param gapDays   geometric mean of the days between two purchases by one shopper, shrunk to that of all things
 */
public record Habit(double soonShare, double backShare, double gapDays) {}
