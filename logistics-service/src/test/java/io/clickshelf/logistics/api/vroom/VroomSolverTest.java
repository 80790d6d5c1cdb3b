package io.clickshelf.logistics.api.vroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.vroom.VroomRequest;
import io.clickshelf.contracts.vroom.VroomResponse;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.api.RoadMap;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class VroomSolverTest {

    private static final int JOBS = 4;
    private static final long IMPOSSIBLE = 1L << 40;
    private static final RoadMap ROADS = new RoadMap(new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("clickshelf.logistics", LogisticsProperties.class));

    /** Two vehicles of two types: what a task takes and costs depends on who does it. Against every order of every share. */
    @Test
    void taskTimesAndCostsByTypeOfVehicleAreReckonedWith() {
        Random random = new Random(5);
        int possible = 0;
        for (int trial = 0; trial < 25; trial++) {
            int[][] durations = new int[JOBS + 1][JOBS + 1];
            for (int i = 0; i <= JOBS; i++) {
                int from = i;
                Arrays.setAll(durations[i], j -> from == j ? 0 : 100 + random.nextInt(900));
            }
            int[][] service = new int[2][JOBS];
            for (int[] byJob : service) {
                Arrays.setAll(byJob, job -> random.nextInt(1000));
            }
            int[] perTaskHour = {random.nextInt(3) * 1800, random.nextInt(3) * 1800};
            int shift = 2500 + random.nextInt(2000);
            long least = best(durations, service, perTaskHour, shift, new int[0], 0, 0);
            VroomResponse answer = solve(request(durations, service, perTaskHour, shift));
            var summary = Objects.requireNonNull(answer.summary());
            if (least < IMPOSSIBLE) {
                assertThat(summary.unassigned()).as("trial %d", trial).isZero();
                assertThat(summary.cost()).as("trial %d", trial).isBetween(least / 3600 - 1, least / 3600 + 2);
                possible++;
            } else {
                assertThat(summary.unassigned()).as("trial %d", trial).isPositive();
            }
        }
        assertThat(possible).isGreaterThan(10);
    }

    @Test
    void theKnownStepsAreGoneOnFromAndWhatIsWrongWithThemIsSaid() {
        String request = """
                {"vehicles":[{"id":1,"start_index":0,"end_index":0,"steps":[{"type":"start"},{"type":"job","id":%d},{"type":"end"}]}],
                 "jobs":[{"id":7,"location_index":1},{"id":8,"location_index":2}],
                 "matrices":{"car":{"durations":[[0,10,20],[10,0,10],[20,10,0]]}}}""";
        assertThat(Objects.requireNonNull(solve(request.formatted(8)).summary()).cost())
                .isEqualTo(40);
        assertThatThrownBy(() -> solve(request.formatted(9)))
                .isInstanceOf(VroomInputException.class)
                .hasMessageContaining("Unknown job 9 in steps of vehicle 1");
    }

    @Test
    void windowsAndBreaksComeInAnyOrderAndWhatIsNotSupportedIsRefusedByItsName() {
        String request = """
                {"vehicles":[{"id":1,"start_index":0,"end_index":0,
                   "breaks":[{"id":2,"service":5,"time_windows":[[60,70]]},{"id":1,"service":5,"time_windows":[[30,40],[0,8]]%s}]}],
                 "jobs":[{"id":7,"location_index":1,"time_windows":[[200,210],[50,60]]}],
                 "matrices":{"car":{"durations":[[0,10],[10,0]]}}%s}""";
        VroomResponse answer = solve(request.formatted("", ""));
        assertThat(Objects.requireNonNull(answer.routes()).getFirst().steps())
                .filteredOn(step -> step.type().equals("job"))
                .allSatisfy(
                        step -> assertThat(step.arrival() + step.waitingTime()).isBetween(50L, 60L));
        assertThatThrownBy(() -> solve(request.formatted(",\"max_load\":[1]", "")))
                .hasMessageContaining("max_load of break 1 of vehicle 1");
        assertThatThrownBy(() -> solve(request.formatted("", ",\"options\":{\"c\":true}")))
                .hasMessageContaining("options.c");
    }

    private static VroomResponse solve(String request) {
        return new VroomSolver(Json.read(request.getBytes(StandardCharsets.UTF_8), VroomRequest.class), 40, ROADS)
                .answer();
    }

    private static String request(int[][] durations, int[][] service, int[] perTaskHour, int shift) {
        StringBuilder vehicles = new StringBuilder();
        StringBuilder jobs = new StringBuilder();
        for (int v = 0; v < 2; v++) {
            vehicles.append(v == 0 ? "" : ",")
                    .append("""
                    {"id":%d,"type":"t%d","start_index":0,%s"time_window":[0,%d],"costs":{"per_task_hour":%d}}""".formatted(v, v, v == 0 ? "\"end_index\":0," : "", shift, perTaskHour[v]));
        }
        for (int j = 0; j < JOBS; j++) {
            jobs.append(j == 0 ? "" : ",")
                    .append("""
                    {"id":%d,"location_index":%d,"setup":1,"setup_per_type":{"t0":0},"service":%d,"service_per_type":{"t1":%d}}""".formatted(j, j + 1, service[0][j], Math.max(0, service[1][j] - 1)));
        }
        return "{\"vehicles\":[%s],\"jobs\":[%s],\"matrices\":{\"car\":{\"durations\":%s}}}"
                .formatted(vehicles, jobs, Arrays.deepToString(durations));
    }

    /** In 3,600ths; the second vehicle's route ends at its last job. */
    private static long best(
            int[][] durations, int[][] service, int[] perTaskHour, int shift, int[] route, int vehicle, int done) {
        if (vehicle == 2) {
            return done == (1 << JOBS) - 1 ? 0 : IMPOSSIBLE;
        }
        int place = 0;
        long time = 0;
        long cost = 0;
        for (int job : route) {
            int spent = vehicle == 1 ? Math.max(1, service[1][job]) : service[0][job];
            cost += 3600L * durations[place][job + 1] + (long) perTaskHour[vehicle] * spent;
            time += durations[place][job + 1] + spent;
            place = job + 1;
        }
        if (vehicle == 0) {
            cost += 3600L * durations[place][0];
            time += durations[place][0];
        }
        long least = time > shift
                ? IMPOSSIBLE
                : cost + best(durations, service, perTaskHour, shift, new int[0], vehicle + 1, done);
        for (int job = 0; job < JOBS; job++) {
            if ((done & 1 << job) == 0) {
                int[] longer = Arrays.copyOf(route, route.length + 1);
                longer[route.length] = job;
                least = Math.min(least, best(durations, service, perTaskHour, shift, longer, vehicle, done | 1 << job));
            }
        }
        return least;
    }
}
