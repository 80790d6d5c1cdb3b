package io.clickshelf.logistics.model.routing;

/** Asked now and then, from search threads, whether to end at once with the best answer so far. */
@FunctionalInterface
public interface StopSignal {

    StopSignal NEVER = () -> false;

    boolean stopRequested();
}
