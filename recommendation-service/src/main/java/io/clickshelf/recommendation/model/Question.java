package io.clickshelf.recommendation.model;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What to recommend to whom.
 *
 * @param history what the shopper took, in any order; a product may come again; for one that the model
 *                does not know the learnt ones speak that it is most like, if it is among the newcomers
 * @param session products clicked in this visit, oldest first
 * @param exclude never shown
 * @param filter  further products are shown only if it accepts them; asked only about those that would be shown
 * @param n       how many
 * @param reasons how many items of history and session to name for each, strongest first; 0 is fastest
 * @param newcomers products the model has not learnt of that may be shown, too, and are understood; null for none
 * @param market  what products cost and how many there are now
 */
public record Question(
        List<HistoryItem> history,
        List<String> session,
        Set<String> exclude,
        Predicate<String> filter,
        int n,
        int reasons,
        @Nullable Newcomers newcomers,
        Market market) {

    public Question {
        if (n < 0 || reasons < 0) {
            throw new IllegalArgumentException(
                    "Asked for " + n + " products with " + reasons + " reasons; neither may be negative.");
        }
    }

    public Question(
            List<HistoryItem> history,
            List<String> session,
            Set<String> exclude,
            Predicate<String> filter,
            int n,
            int reasons) {
        this(history, session, exclude, filter, n, reasons, null, Market.UNKNOWN);
    }

    public Question with(@Nullable Newcomers changed) {
        return new Question(history, session, exclude, filter, n, reasons, changed, market);
    }

    public Question with(Market changed) {
        return new Question(history, session, exclude, filter, n, reasons, newcomers, changed);
    }

    public static Question of(List<HistoryItem> history, int n) {
        return new Question(history, List.of(), Set.of(), product -> true, n, 3);
    }
}
