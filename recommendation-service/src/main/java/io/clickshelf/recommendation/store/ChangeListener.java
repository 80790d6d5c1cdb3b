package io.clickshelf.recommendation.store;

/** Hears what any replica changed in tables whose content is also held in memory. */
public interface ChangeListener {

    /**
     * After the change was committed, on every replica, the one that made it included.
     *
     * @param subject which kind of content
     * @param key     of what changed; empty where all of it is to be read again
     */
    void changed(String subject, String key);

    /** The connection was new or renewed: what happened before it was not heard. */
    void missed();
}
