package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.contracts.logistics.RouteRequest;
import io.clickshelf.contracts.logistics.StopGroup;
import io.clickshelf.logistics.model.routing.TaskGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The request's groups of stops as the engine sees them: of what is still to be served. */
final class RouteGroups {

    private RouteGroups() {}

    /** @param tasks whose stop each task is; of what is fetched on the way the delivery counts, which comes second */
    static List<TaskGroup> of(RouteRequest request, List<DeliveryPoint> tasks) {
        Set<String> known = new HashSet<>();
        Objects.requireNonNull(request.deliveryPoints()).forEach(point -> known.add(point.id()));
        Map<String, Integer> numbers = new HashMap<>();
        for (int task = 0; task < tasks.size(); task++) {
            numbers.put(tasks.get(task).id(), task);
        }
        List<TaskGroup> groups = new ArrayList<>();
        for (StopGroup group : Objects.requireNonNullElse(request.groups(), List.<StopGroup>of())) {
            List<Integer> members = new ArrayList<>();
            for (String id : new LinkedHashSet<>(group.ids())) {
                if (!known.contains(id)) {
                    throw new IllegalArgumentException("A group names \"" + id
                            + "\", which is not among the deliveryPoints; leave it out, or send the stop.");
                }
                Integer number = numbers.get(id);
                if (number != null) {
                    members.add(number);
                }
            }
            if (members.size() > 1) {
                groups.add(new TaskGroup(
                        group.rule().equals("apart") ? TaskGroup.Rule.APART : TaskGroup.Rule.TOGETHER, members));
            }
        }
        return groups;
    }
}
