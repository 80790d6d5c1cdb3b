package io.clickshelf.platform.notification;

/** Hears what any replica changed of a subject, on the one listening thread: it must be quick. */
public interface NotificationListener {

    /**
     * After the change was committed, on every replica, the one that made it included.
     *
     * @param message which content changed, and what the teller says of it
     */
    void changed(String message);

    /** The connection was new or renewed: what happened before it was not heard. */
    void missed();
}
