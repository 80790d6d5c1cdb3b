package io.clickshelf.logistics.model.routing;

/**
 * How long to search; ends at whichever comes first. With a number of iterations and no time limit, the same seed and
 * number of threads give the same answer.
 *
 * @param seconds    wall-clock seconds; 0 for no limit
 * @param iterations ruin-and-recreate steps over all threads; 0 for no limit
 * @param threads    platform threads that search
 */
public record SearchLimit(double seconds, long iterations, int threads, long seed) {

    public SearchLimit {
        if (!(seconds >= 0) || iterations < 0 || (seconds == 0 && iterations == 0)) {
            throw new IllegalArgumentException("Search limit of " + seconds + " s and " + iterations
                    + " iterations: give a positive number of seconds, of iterations, or both.");
        }
        if (threads < 1 || threads > 256) {
            throw new IllegalArgumentException("Search with " + threads + " threads: must lie between 1 and 256.");
        }
    }

    public static SearchLimit ofSeconds(double seconds, int threads) {
        return new SearchLimit(seconds, 0, threads, 1);
    }

    public static SearchLimit ofIterations(long iterations, int threads, long seed) {
        return new SearchLimit(0, iterations, threads, seed);
    }
}
