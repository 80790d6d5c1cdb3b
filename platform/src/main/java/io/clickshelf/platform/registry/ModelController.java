package io.clickshelf.platform.registry;

import io.clickshelf.contracts.json.OnlyKnownFields;
import io.clickshelf.contracts.model.ModelState;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import jakarta.annotation.security.RolesAllowed;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The models of this service: their versions and metrics, fitting again, going back. */
@RestController
@RolesAllowed({Role.OPERATIONS, Role.PRICING})
public class ModelController {

    private final ModelRegistry registry;

    ModelController(ModelRegistry registry) {
        this.registry = registry;
    }

    /** @param version to go back to; the one before the champion where absent */
    @OnlyKnownFields
    public record RollbackRequest(@Nullable Long version) {}

    @GetMapping("/models")
    public List<ModelState> models() {
        return registry.states();
    }

    @PostMapping("/models/{name}/retrain")
    @ResponseStatus(HttpStatus.ACCEPTED)
    public Map<String, String> retrain(@PathVariable String name) {
        requireKnown(name);
        registry.retrain(name);
        return Map.of("model", name, "status", "fitting", "result", "/models");
    }

    @PostMapping("/models/{name}/rollback")
    public ModelState rollback(
            @PathVariable String name,
            @RequestBody(required = false) @Nullable RollbackRequest request,
            Principal caller) {
        requireKnown(name);
        List<ModelState> versions = registry.states().stream()
                .filter(state -> state.name().equals(name))
                .toList();
        long target = request != null && request.version() != null ? request.version() : beforeChampion(name, versions);
        if (!registry.rollback(name, target, "rolled back to by " + caller.getName())) {
            throw ProblemException.notFound(
                    "Model " + name + " has no version " + target + "; GET /models lists them.");
        }
        return registry.states().stream()
                .filter(state -> state.name().equals(name) && state.version() == target)
                .findFirst()
                .orElseThrow();
    }

    private static long beforeChampion(String name, List<ModelState> newestFirst) {
        long champion = newestFirst.stream()
                .filter(ModelState::champion)
                .mapToLong(ModelState::version)
                .findFirst()
                .orElseThrow(
                        () -> ProblemException.conflict("no_champion", "Model " + name + " has not been fitted yet."));
        return newestFirst.stream()
                .mapToLong(ModelState::version)
                .filter(version -> version < champion)
                .findFirst()
                .orElseThrow(() -> ProblemException.conflict(
                        "no_earlier_version", "Model " + name + " has no version before " + champion + "."));
    }

    private void requireKnown(String name) {
        if (!registry.knows(name)) {
            throw ProblemException.notFound("There is no model \"" + name + "\" here; GET /models lists them.");
        }
    }
}
