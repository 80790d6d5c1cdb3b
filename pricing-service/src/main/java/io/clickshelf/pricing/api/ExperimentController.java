package io.clickshelf.pricing.api;

import io.clickshelf.contracts.pricing.PriceExperiment;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.security.Role;
import io.clickshelf.pricing.store.Documents;
import io.clickshelf.pricing.store.ExperimentDays;
import io.clickshelf.pricing.store.Listing;
import io.clickshelf.pricing.store.PriceHistory;
import io.clickshelf.pricing.stream.ExperimentReports;
import io.clickshelf.pricing.stream.Experiments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Price experiments and what they have shown. */
@RestController
@RequestMapping("/price_experiments")
@RolesAllowed(Role.PRICING)
@Tag(name = "Charge")
class ExperimentController {

    private final Documents documents;
    private final PriceHistory history;
    private final CheckedPrices checked;
    private final Experiments experiments;
    private final ExperimentReports reports;
    private final Escalation escalation;
    private final Clock clock;

    ExperimentController(
            Documents documents,
            PriceHistory history,
            CheckedPrices checked,
            Experiments experiments,
            ExperimentReports reports,
            Escalation escalation,
            Clock clock) {
        this.documents = documents;
        this.history = history;
        this.checked = checked;
        this.experiments = experiments;
        this.reports = reports;
        this.escalation = escalation;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "All price experiments")
    List<PriceExperiment> all() {
        return documents.all(ExperimentDays.KIND, PriceExperiment.class);
    }

    @GetMapping("/{experimentId}")
    @Operation(summary = "One price experiment")
    PriceExperiment one(@PathVariable String experimentId) {
        return documents
                .find(ExperimentDays.KIND, experimentId, PriceExperiment.class)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no price experiment \"" + experimentId + "\"; begin it with PUT."));
    }

    @PutMapping("/{experimentId}")
    @Operation(summary = "Begin a price experiment; what runs or ran is not changed")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            examples = @ExampleObject("{\"kind\":\"switchback\",\"productIds\":[\"P1\",\"P2\"],"
                                            + "\"factor\":1.05,\"from\":\"2027-02-01\",\"until\":\"2027-03-29\"}")))
    PriceExperiment put(
            @PathVariable @Size(max = 100) String experimentId,
            @Valid @RequestBody PriceExperiment asked,
            Principal caller,
            HttpServletRequest roles) {
        escalation.check(asked.productIds(), null, roles);
        if (documents
                .find(ExperimentDays.KIND, experimentId, PriceExperiment.class)
                .isPresent()) {
            throw ProblemException.conflict(
                    "experiment_exists", "There is a price experiment \"" + experimentId + "\"; choose another name.");
        }
        if (asked.factor().compareTo(BigDecimal.ONE) == 0) {
            throw new IllegalArgumentException("factor is 1: nothing would change; give 1.05 for five percent more.");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (asked.until().toEpochDay() - asked.from().toEpochDay() < 2L * asked.daysPerSlot()
                || asked.until().isBefore(today)) {
            throw new IllegalArgumentException("from " + asked.from() + " until " + asked.until()
                    + " holds no pair of slots of " + asked.daysPerSlot() + " days that is still to come.");
        }
        Map<String, BigDecimal> base = basePrices(asked);
        PriceExperiment stamped =
                asked.stamped(experimentId, PriceExperiment.RUNNING, base, clock.instant(), caller.getName());
        documents.put(ExperimentDays.KIND, experimentId, stamped, stamped.updatedAt(), stamped.updatedBy());
        return stamped;
    }

    private Map<String, BigDecimal> basePrices(PriceExperiment asked) {
        Set<String> busy = experiments.held().keySet();
        Map<String, PricePoint> prices = history.newest(asked.productIds(), null);
        Map<String, BigDecimal> base = new TreeMap<>();
        for (String product : asked.productIds()) {
            PricePoint price = prices.get(product);
            if (price == null) {
                throw ProblemException.notFound("Product \"" + product + "\" has no price in force to change.");
            }
            if (busy.contains(product)) {
                throw ProblemException.conflict(
                        "product_in_experiment", "Product \"" + product + "\" is in another experiment that runs.");
            }
            checked.check(
                    new Listing(product, null),
                    price.price()
                            .multiply(asked.factor())
                            .setScale(price.price().scale(), RoundingMode.HALF_UP),
                    price.currency());
            base.put(product, price.price());
        }
        return base;
    }

    @PostMapping("/{experimentId}/stop")
    @Operation(summary = "End a price experiment now; the base prices come back")
    PriceExperiment stop(@PathVariable String experimentId, Principal caller) {
        PriceExperiment experiment = one(experimentId);
        if (!experiment.running()) {
            throw ProblemException.conflict(
                    "experiment_over", "Experiment \"" + experimentId + "\" is " + experiment.state() + " already.");
        }
        experiments.end(experiment, PriceExperiment.STOPPED, caller.getName());
        return one(experimentId);
    }

    @GetMapping("/{experimentId}/report")
    @Operation(summary = "What a price experiment has shown so far; may be looked at as often as one likes")
    PriceExperiment.ExperimentReport report(@PathVariable String experimentId) {
        return reports.of(one(experimentId));
    }
}
