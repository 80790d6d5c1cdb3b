package io.clickshelf.ingestion.api;

import io.clickshelf.contracts.event.ErasureRecord;
import io.clickshelf.ingestion.stream.ErasurePublisher;
import io.clickshelf.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What shoppers may ask of a shop: to be forgotten. */
@RestController
@RolesAllowed(Role.ADMIN)
@Tag(name = "Data in")
class UserController {

    private final ErasurePublisher erasures;

    UserController(ErasurePublisher erasures) {
        this.erasures = erasures;
    }

    @DeleteMapping("/users/{userId}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Forget a shopper",
            description =
                    "Every service forgets what it knows of the shopper within seconds; models at their next fit. What"
                            + " stays is said in docs/operations.md. An event that comes later makes the shopper known again.")
    ErasureRecord erase(@PathVariable String userId, Principal caller) {
        return erasures.publish(userId, caller.getName());
    }
}
