package io.clickshelf.gateway.api.access;

import io.clickshelf.contracts.gateway.KeyRequest;
import io.clickshelf.contracts.gateway.KeyState;
import io.clickshelf.gateway.store.ApiKeys;
import io.clickshelf.gateway.store.StoredKey;
import io.clickshelf.platform.problem.FieldProblem;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Making, listing and revoking API keys. */
@RestController
@RequestMapping("/keys")
@RolesAllowed(Role.ADMIN)
@Tag(name = "keys", description = "API keys and their roles")
class KeyController {

    private final ApiKeys store;
    private final KeyRing ring;
    private final Clock clock;

    KeyController(ApiKeys store, KeyRing ring, Clock clock) {
        this.store = store;
        this.ring = ring;
        this.clock = clock;
    }

    @Operation(summary = "Make a key; the answer shows it this once")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    KeyState create(@RequestBody @Valid KeyRequest request, Principal caller) {
        Instant now = clock.instant();
        Instant expiresAt = request.expiresAt();
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw ProblemException.invalid(List.of(
                    new FieldProblem("expiresAt", "is " + expiresAt + ", which is over; give a later time, or none")));
        }
        String key = KeySecrets.newKey();
        StoredKey stored = new StoredKey(
                UUID.randomUUID().toString(),
                request.name(),
                KeySecrets.hash(key),
                request.roles().stream().sorted().toList(),
                request.requestsPerSecond(),
                now,
                caller.getName(),
                expiresAt);
        store.add(stored);
        ring.refresh();
        return state(stored, key);
    }

    @Operation(summary = "The valid keys, without the keys themselves")
    @GetMapping
    List<KeyState> list() {
        return store.valid(clock.instant()).stream()
                .map(stored -> state(stored, null))
                .toList();
    }

    @Operation(summary = "Revoke a key; every gateway refuses it within seconds")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id, Principal caller) {
        if (caller.getName().equals(id)) {
            throw ProblemException.conflict(
                    "own_key", "This is the key you are asking with; revoke it with another administrator's.");
        }
        if (!store.revoke(id, caller.getName(), clock.instant())) {
            throw ProblemException.notFound("There is no valid key \"" + id + "\"; GET /keys lists them by id.");
        }
        ring.refresh();
    }

    private static KeyState state(StoredKey stored, @Nullable String key) {
        return new KeyState(
                stored.id(),
                stored.name(),
                stored.roles(),
                stored.createdAt(),
                stored.createdBy(),
                stored.expiresAt(),
                stored.requestsPerSecond(),
                key);
    }
}
