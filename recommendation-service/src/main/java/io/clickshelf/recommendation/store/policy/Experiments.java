package io.clickshelf.recommendation.store.policy;

import io.clickshelf.contracts.recommendation.Experiment;
import io.clickshelf.platform.audit.Audit;
import io.clickshelf.platform.notification.Notifications;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The experiments, running and ended. */
@Component
public final class Experiments extends EditedTable<Experiment> {

    Experiments(JdbcClient jdbc, Audit audit, Notifications changes, TransactionOperations transactions) {
        super("experiment", Experiment.class, jdbc, audit, changes, transactions);
    }
}
