package io.clickshelf.logistics.store;

import io.clickshelf.platform.notification.NotificationListener;
import io.clickshelf.platform.notification.Notifications;
import java.util.function.Consumer;
import org.springframework.stereotype.Repository;

/** Each change of a plan, in whichever replica it was made: the tables' triggers tell of them. */
@Repository
public class PlanNotices {

    public static final String ROUTE_PLANS = "route_plan";
    public static final String PICK_PLANS = "pick_plan";

    private static final Notice LOOK_AGAIN = new Notice("", "", false);

    /** A plan's state after a change. */
    public record Notice(String planId, String status, boolean stopRequested) {

        /** Whether changes, of whichever plan, may have been missed. */
        public boolean lookAgain() {
            return planId.isEmpty();
        }
    }

    private final Notifications notifications;

    PlanNotices(Notifications notifications) {
        this.notifications = notifications;
    }

    /**
     * Calls the listener, which must be quick, until the answer is run.
     *
     * @param table which plans
     */
    public Runnable subscribe(String table, Consumer<Notice> listener) {
        return notifications.subscribe(table, new NotificationListener() {
            @Override
            public void changed(String message) {
                String[] words = message.split(" ");
                listener.accept(new Notice(words[0], words[1], words[2].equals("true")));
            }

            @Override
            public void missed() {
                listener.accept(LOOK_AGAIN);
            }
        });
    }
}
