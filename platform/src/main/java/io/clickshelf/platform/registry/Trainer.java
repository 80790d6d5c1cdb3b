package io.clickshelf.platform.registry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fits a model from what the service has stored, and measures it against the champion. */
public interface Trainer<M> {

    /**
     * @param champion the model that answers now, to be measured on the same hold-out
     * @return empty if there is not yet enough data to fit anything
     */
    Optional<Fit<M>> fit(@Nullable M champion);

    /**
     * Hears, on one replica, that a candidate has become champion or that an operator went back to an earlier one: the
     * place to publish what it decides.
     */
    default void promoted(M champion, long version) {}
}
