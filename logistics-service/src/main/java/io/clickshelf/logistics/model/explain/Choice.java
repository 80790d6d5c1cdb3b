package io.clickshelf.logistics.model.explain;

/**
 * Why a route has a task.
 *
 * @param saving       what the route would cost less without it
 * @param otherRoute   that could take it next best: index in the solution, -1 for a further vehicle, -2 for none
 * @param otherType    its vehicle type
 * @param otherCost    that it would add there
 * @param obstacle     what most often stands against other vehicles, where none could: skills, capacity, time, rests,
 *                     distance, stops or fleet
 */
public record Choice(long saving, int otherRoute, int otherType, long otherCost, String obstacle) {

    public static final int NONE = -2;
}
