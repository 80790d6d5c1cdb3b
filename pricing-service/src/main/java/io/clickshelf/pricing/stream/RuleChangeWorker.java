package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.pricing.PriceProposal;
import io.clickshelf.platform.kafka.KafkaConfiguration;
import io.clickshelf.pricing.store.CatalogStore;
import io.clickshelf.pricing.store.Listing;
import io.clickshelf.pricing.store.ProposalStore;
import io.clickshelf.pricing.store.RuleChange;
import io.clickshelf.pricing.store.RuleChangeStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Works changes of rules off, one after the other and each by one replica at a time: what waits for a person under the rule is
 * decided anew, for a proposal must not outlive the rule that it came of. What a new decision doesn't come to, since its
 * channel is not priced any more or an experiment holds its product, is withdrawn. After a stop it goes on where it was.
 */
@Component
class RuleChangeWorker implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RuleChangeWorker.class);
    private static final int CHUNK = 500;
    private static final Duration LONGEST_CHUNK = Duration.ofSeconds(10);

    private final RuleChangeStore changes;
    private final ProposalStore proposals;
    private final CatalogStore catalog;
    private final Repricer repricer;
    private final Clock clock;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofPlatform()
            .name("rule-changes")
            .daemon()
            .priority(KafkaConfiguration.BACKGROUND_PRIORITY)
            .factory());
    private volatile boolean stopped;

    RuleChangeWorker(
            RuleChangeStore changes, ProposalStore proposals, CatalogStore catalog, Repricer repricer, Clock clock) {
        this.changes = changes;
        this.proposals = proposals;
        this.catalog = catalog;
        this.repricer = repricer;
        this.clock = clock;
    }

    /** Begins with what there is to do, unless it is at it; returns at once. By itself it looks after what others left. */
    @Scheduled(fixedDelayString = "${clickshelf.pricing.rule-changes:5s}")
    void wake() {
        if (!stopped && woken.compareAndSet(false, true)) {
            thread.execute(this::workOff);
        }
    }

    private void workOff() {
        woken.set(false); // what comes from here on is seen, or wakes again
        try {
            Optional<RuleChange> next = changes.take(clock.instant());
            while (!stopped && next.isPresent()) {
                workOff(next.get());
                next = changes.take(clock.instant());
            }
        } catch (RuntimeException e) {
            LOG.warn("What waits under a changed rule could not be decided anew and is tried again: {}", e.toString());
        }
    }

    /** Where it fails its lease is left to run out, so that other changes get their turn before it is tried again. */
    private void workOff(RuleChange taken) {
        RuleChange change = taken;
        if (change.proposals() == null) {
            proposals.expire(clock.instant());
            changes.begin(change, proposals.countOpen(change.products()));
        }
        while (!stopped) {
            List<PriceProposal> open = proposals.openAfter(change.reached(), change.products(), CHUNK);
            if (open.isEmpty()) {
                changes.finish(change, clock.instant());
                return;
            }
            int decided = decideAnew(change, open);
            PriceProposal last = open.getLast();
            change = changes.advance(
                    change, open.size(), decided, new Listing(last.productId(), last.channel()), clock.instant());
        }
        changes.release(change);
    }

    private int decideAnew(RuleChange change, List<PriceProposal> open) {
        Map<String, Product> listed =
                catalog.of(open.stream().map(PriceProposal::productId).toList());
        List<PriceProposal> concerned = open.stream()
                .filter(proposal -> EffectiveRule.anyMatches(
                        change.versions(),
                        new Listing(proposal.productId(), proposal.channel()),
                        listed.get(proposal.productId())))
                .toList();
        Set<String> products = concerned.stream().map(PriceProposal::productId).collect(Collectors.toSet());
        var unused = repricer.react(products, change.what());
        proposals.withdraw(concerned, clock.instant(), "Withdrawn: " + change.what() + ".");
        return concerned.size();
    }

    /** Lets it come to the end of its chunk, as what it writes to is closed afterwards. */
    @Override
    public void destroy() throws InterruptedException {
        stopped = true;
        thread.shutdown();
        if (!thread.awaitTermination(LONGEST_CHUNK.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("A changed rule's proposals are not decided anew yet; that goes on after the next start");
        }
    }
}
