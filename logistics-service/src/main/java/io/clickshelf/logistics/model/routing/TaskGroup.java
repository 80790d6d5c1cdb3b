package io.clickshelf.logistics.model.routing;

import java.util.List;

/** Tasks of which those that are served must all ride in one vehicle, or each in another. */
public record TaskGroup(Rule rule, List<Integer> tasks) {

    /** What holds for the tasks of a group. */
    public enum Rule {
        TOGETHER,
        APART
    }

    public TaskGroup {
        tasks = List.copyOf(tasks);
        if (tasks.size() != tasks.stream().distinct().count()) {
            throw new IllegalArgumentException("A group names a task twice: " + tasks + ".");
        }
    }
}
