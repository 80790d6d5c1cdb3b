package io.clickshelf.logistics.api.vroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.vroom.VroomRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VroomSetUpsTest {

    private static final String REQUEST = """
            {"vehicles":[{"id":1,"start_index":0,"end_index":0}],
             "jobs":[{"id":1,"location_index":1,"setup":300,"service":60,"time_windows":[[1000,5000]]},
                     {"id":2,"location_index":1,"setup":300,"service":60},
                     {"id":3,"location_index":2,"setup":200,"service":50},
                     {"id":4,"location_index":3,"setup":100,"service":50},
                     {"id":5,"location_index":3,"setup":150,"service":50},
                     {"id":6,"location_index":0,"setup":70,"service":50},
                     {"id":7,"location_index":0,"setup":70,"service":50}],
             "matrices":{"car":{"durations":[[0,10,10,10],[10,0,10,10],[10,10,0,10],[10,10,10,0]]}}}""";

    private final VroomInput input =
            new VroomInput(Json.read(REQUEST.getBytes(StandardCharsets.UTF_8), VroomRequest.class));
    private final VroomSetUps setUps = new VroomSetUps(input);

    @Test
    void tasksAtOnePlaceShareOneSetUp() {
        VroomTask first = input.tasks().getFirst();
        assertThat(setUps.onTheWay(first.place())).isEqualTo(300);
        assertThat(setUps.service(first, null)).isEqualTo(60);
        assertThat(setUps.windows(first).getFirst().opens()).isEqualTo(1300);
        assertThat(setUps.windows(first).getFirst().closes()).isEqualTo(5000);
    }

    @Test
    void elsewhereSetUpIsPartOfTheService() {
        for (int alone : new int[] {2, 3, 4, 5}) {
            VroomTask task = input.tasks().get(alone);
            assertThat(setUps.onTheWay(task.place())).as("job %d", task.id()).isZero();
            assertThat(setUps.service(task, null)).isEqualTo(task.setup(null) + task.service(null));
        }
    }
}
