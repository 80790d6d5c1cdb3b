package io.clickshelf.logistics.api.vroom;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.vroom.VroomRequest;
import io.clickshelf.contracts.vroom.VroomResponse;
import io.clickshelf.logistics.LogisticsProperties;
import io.clickshelf.logistics.api.PlanningThreads;
import io.clickshelf.logistics.api.RoadMap;
import io.clickshelf.platform.decision.DecisionLog;
import io.clickshelf.platform.problem.JsonProblems;
import io.clickshelf.platform.security.Role;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;

/** Routes in VROOM's JSON: clients written for VROOM or openrouteservice work as they are. */
@RestController
@RolesAllowed(Role.OPERATIONS)
@Tag(name = "Routes")
class VroomController {

    private static final int INPUT_ERROR = 2;
    private static final String MODEL_VERSION = "route-solver-1";

    private final PlanningThreads threads;
    private final DecisionLog decisions;
    private final MeterRegistry meters;
    private final LogisticsProperties.Routes properties;
    private final RoadMap roads;

    VroomController(
            PlanningThreads threads,
            DecisionLog decisions,
            MeterRegistry meters,
            LogisticsProperties properties,
            RoadMap roads) {
        this.threads = threads;
        this.decisions = decisions;
        this.meters = meters;
        this.properties = properties.routes();
        this.roads = roads;
    }

    @PostMapping("/optimization")
    @Operation(
            summary = "Routes in VROOM's JSON",
            description = "jobs, shipments, vehicles and matrices as VROOM has them.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = VroomRequest.class)))
    ResponseEntity<VroomResponse> optimize(@RequestBody byte[] body) {
        VroomRequest request;
        try {
            request = Json.read(body, VroomRequest.class);
        } catch (JacksonException e) {
            return refused("Error while parsing JSON: " + JsonProblems.reason(e));
        }
        if (request == null) {
            return refused("Error while parsing JSON: give an object with vehicles and jobs or shipments.");
        }
        try {
            VroomResponse response = meters.timer("clickshelf.decision", "kind", "optimization")
                    .record(() -> threads.run(() -> new VroomSolver(request, properties.speedKmh(), roads).answer()));
            decisions.record(
                    decisions.newId(),
                    "optimization",
                    null,
                    "route-solver",
                    MODEL_VERSION,
                    request,
                    null,
                    response,
                    List.of());
            return ResponseEntity.ok(response);
        } catch (VroomInputException | IllegalArgumentException e) {
            return refused(String.valueOf(e.getMessage()));
        }
    }

    private static ResponseEntity<VroomResponse> refused(String message) {
        return ResponseEntity.badRequest().body(VroomResponse.failed(INPUT_ERROR, message));
    }
}
