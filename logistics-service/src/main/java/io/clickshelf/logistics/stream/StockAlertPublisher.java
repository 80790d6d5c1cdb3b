package io.clickshelf.logistics.stream;

import io.clickshelf.contracts.event.AlertRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.logistics.store.SentAlerts;
import io.clickshelf.platform.kafka.EventPublisher;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Sends alerts, each once. */
@Component
public class StockAlertPublisher {

    private final EventPublisher publisher;
    private final SentAlerts sent;
    private final Clock clock;

    StockAlertPublisher(EventPublisher publisher, SentAlerts sent, Clock clock) {
        this.publisher = publisher;
        this.sent = sent;
        this.clock = clock;
    }

    public void publish(List<AlertRecord> alerts) {
        if (alerts.isEmpty()) {
            return;
        }
        Set<String> fresh = new HashSet<>(
                sent.fresh(alerts.stream().map(AlertRecord::alertId).toList(), clock.instant()));
        publisher
                .publishAll(
                        Topic.ALERT,
                        alerts.stream()
                                .filter(alert -> fresh.contains(alert.alertId()))
                                .toList(),
                        AlertRecord::subject)
                .join();
    }
}
