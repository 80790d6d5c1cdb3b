package io.clickshelf.logistics.model.explain;

import io.clickshelf.logistics.model.explain.Insertions.Place;
import io.clickshelf.logistics.model.explain.Loosening.Limit;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.RoutingSolution;
import io.clickshelf.logistics.model.routing.Visit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Explains a solution by trying what was not done: each stop in the routes nearest to it. Time per stop is about the square
 * of a route's length. Plain visits only; the two ends of a shipment are not moved apart.
 */
public final class Explainer {

    private final RoutingProblem problem;
    private final Insertions insertions;

    public Explainer(RoutingProblem problem, RoutingSolution solution) {
        this.problem = problem;
        this.insertions = new Insertions(problem, solution);
    }

    /** Why a route has a task, which is a plain visit. */
    public Choice choice(int route, int task) {
        AtomicReference<@Nullable Place> best = new AtomicReference<>();
        Map<String, Integer> obstacles = new TreeMap<>();
        insertions.forEach(task, route, rough -> {
            Place known = best.get();
            if (rough.allowed() && known != null && rough.added() >= known.added()) {
                return;
            }
            // Breaks and rests only make it dearer.
            Place place = insertions.withPauses(rough);
            if (place.allowed()) {
                best.accumulateAndGet(place, (a, b) -> a == null || b != null && b.added() < a.added() ? b : a);
            } else {
                obstacles.merge(obstacle(place), 1, Integer::sum);
            }
        });
        long saving = insertions.saving(route, task);
        Place other = best.get();
        if (other != null) {
            return new Choice(saving, other.route(), other.vehicleType(), other.added(), "");
        }
        String most = obstacles.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("fleet");
        return new Choice(saving, Choice.NONE, -1, 0, most);
    }

    private static String obstacle(Place place) {
        RouteFigures figures = place.figures();
        if (!place.skilled()) {
            return "skills";
        }
        if (figures.overload() > 0) {
            return "capacity";
        }
        if (figures.lateSeconds() > 0 || figures.overtime() > 0) {
            return "time";
        }
        if (figures.overDriving() > 0) {
            return "rests";
        }
        return figures.overDistance() > 0 ? "distance" : figures.overTasks() > 0 ? "stops" : "fleet";
    }

    /** Of each limit that would be enough by itself, the least loosening; cheapest first. */
    public List<Loosening> loosenings(int task) {
        Map<Limit, Loosening> least = new EnumMap<>(Limit.class);
        Visit visit = problem.tasks().get(task);
        insertions.forEach(task, Integer.MAX_VALUE, place -> {
            Loosening found = loosening(visit, task, insertions.withPauses(place));
            if (found != null) {
                least.merge(found.limit(), found, (a, b) -> b.amount() < a.amount() ? b : a);
            }
        });
        List<Loosening> sorted = new ArrayList<>(least.values());
        sorted.sort(Comparator.comparingLong(Loosening::cost).thenComparing(Loosening::limit));
        return sorted;
    }

    private @Nullable Loosening loosening(Visit visit, int task, Place place) {
        RouteFigures figures = place.figures();
        int breaches = figures.breaches() + (place.skilled() ? 0 : 1) + (place.free() ? 0 : 1);
        if (breaches == 0) {
            return visit.required() ? null : of(Limit.PENALTY, place.added(), place);
        }
        if (breaches > 1) {
            return null;
        }
        if (!place.skilled()) {
            return of(Limit.SKILLS, 1, place);
        }
        if (!place.free()) {
            return of(Limit.VEHICLE, 1, place);
        }
        if (figures.lateSeconds() > 0) {
            return figures.lateTasks() == 1 && figures.latestTask() == task && !insertions.pauses(place)
                    ? of(Limit.TIME_WINDOW, figures.lateSeconds(), place)
                    : null;
        }
        if (figures.overtime() > 0) {
            return of(Limit.SHIFT, figures.overtime(), place);
        }
        if (figures.overDriving() > 0) {
            return figures.overDriving() == RouteFigures.HOPELESS
                    ? null
                    : of(Limit.DRIVING, figures.overDriving(), place);
        }
        if (figures.overDistance() > 0) {
            return of(Limit.DISTANCE, figures.overDistance(), place);
        }
        return figures.overTasks() > 0
                ? of(Limit.STOPS, figures.overTasks(), place)
                : of(Limit.CAPACITY, figures.overload(), place);
    }

    private static Loosening of(Limit limit, long amount, Place place) {
        return new Loosening(limit, amount, place.vehicleType(), place.added());
    }
}
