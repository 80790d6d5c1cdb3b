package io.clickshelf.pricing.api;

import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.contracts.pricing.PriceSchedule;
import io.clickshelf.platform.problem.FieldProblem;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.clickshelf.pricing.store.Listing;
import io.clickshelf.pricing.store.PriceHistory;
import io.clickshelf.pricing.store.ScheduleStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Prices that begin, and may end, at set moments. */
@RestController
@RequestMapping("/prices/schedules")
@RolesAllowed(Role.PRICING)
@Tag(name = "Charge")
class ScheduleController {

    private static final int MOST = 1000;

    /** A schedule from "now" by the caller's clock begins at once. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private final ScheduleStore schedules;
    private final PriceHistory history;
    private final CheckedPrices prices;
    private final Escalation escalation;
    private final Clock clock;

    ScheduleController(
            ScheduleStore schedules, PriceHistory history, CheckedPrices prices, Escalation escalation, Clock clock) {
        this.schedules = schedules;
        this.history = history;
        this.prices = prices;
        this.escalation = escalation;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Schedule a price; with an end, the price before comes back then",
            description = "A beginning more than a minute in the past is refused (schedule_in_past).")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            examples = @ExampleObject("{\"productId\":\"P1\",\"price\":17.99,"
                                            + "\"from\":\"2027-01-02T00:00:00Z\",\"until\":\"2027-01-09T00:00:00Z\"}")))
    PriceSchedule add(@Valid @RequestBody PriceSchedule asked, Principal caller, HttpServletRequest roles) {
        Listing listing = new Listing(asked.productId(), asked.channel());
        escalation.check(asked.productId(), asked.channel(), roles);
        PricePoint current = history.newest(asked.productId(), asked.channel())
                .orElseThrow(() -> ProblemException.notFound(
                        "Product \"" + asked.productId() + "\" has no price in force to schedule another after."));
        Instant until = asked.until();
        Instant now = clock.instant();
        if (until != null && (!until.isAfter(asked.from()) || !until.isAfter(now))) {
            throw new IllegalArgumentException("until " + until + " must lie after from " + asked.from() + " and now.");
        }
        if (asked.from().isBefore(now.minus(CLOCKS_APART))) {
            String past = "from " + asked.from() + " lies in the past (it is " + now
                    + "); give a moment to come, or put the" + " price into force at once with POST /prices/apply.";
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "schedule_in_past", past, List.of(new FieldProblem("from", past)));
        }
        if (schedules.overlaps(listing, asked.from(), until)) {
            throw ProblemException.conflict(
                    "schedule_overlaps",
                    "Another schedule of \"" + asked.productId() + "\" covers a part of that time; cancel it first.");
        }
        prices.check(listing, asked.price(), current.currency());
        PriceSchedule schedule = new PriceSchedule(
                asked.productId(),
                asked.channel(),
                asked.price(),
                asked.from(),
                until,
                asked.comment(),
                UUID.randomUUID().toString(),
                ScheduleStore.WAITING,
                null,
                null,
                caller.getName());
        schedules.add(schedule, now);
        return schedule;
    }

    @GetMapping
    @Operation(summary = "Scheduled prices, the next to begin first")
    List<PriceSchedule> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String productId) {
        if (state != null && !ScheduleStore.STATES.contains(state)) {
            throw new IllegalArgumentException("state is \"" + state + "\"; ask for one of " + ScheduleStore.STATES
                    + ", or leave it out for all.");
        }
        return schedules.list(state, productId, MOST);
    }

    @GetMapping("/{scheduleId}")
    @Operation(summary = "One scheduled price and what became of it")
    PriceSchedule one(@PathVariable String scheduleId) {
        return schedules
                .find(scheduleId)
                .orElseThrow(() -> ProblemException.notFound("There is no schedule \"" + scheduleId + "\"."));
    }

    @DeleteMapping("/{scheduleId}")
    @Operation(summary = "Cancel a schedule that has not begun; one in force stays until it is rolled back or ends")
    PriceSchedule cancel(@PathVariable String scheduleId, Principal caller) {
        PriceSchedule schedule = one(scheduleId);
        if (!ScheduleStore.WAITING.equals(schedule.state())
                || !schedules.move(
                        schedule, ScheduleStore.CANCELLED, null, "Cancelled.", clock.instant(), caller.getName())) {
            throw ProblemException.conflict(
                    "schedule_begun",
                    "Schedule \"" + scheduleId + "\" is " + one(scheduleId).state() + " already.");
        }
        return one(scheduleId);
    }
}
