package io.clickshelf.recommendation.store.policy;

import io.clickshelf.contracts.recommendation.MerchantRule;
import io.clickshelf.platform.audit.Audit;
import io.clickshelf.platform.notification.Notifications;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The merchant's rules. */
@Component
public final class Rules extends EditedTable<MerchantRule> {

    Rules(JdbcClient jdbc, Audit audit, Notifications changes, TransactionOperations transactions) {
        super("rule", MerchantRule.class, jdbc, audit, changes, transactions);
    }
}
