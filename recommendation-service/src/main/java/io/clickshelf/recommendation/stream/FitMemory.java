package io.clickshelf.recommendation.stream;

/**
 * How much a fit may take in, so that it fits into the heap beside what answers: a fit that runs out of memory takes memory from
 * all that shares its process.
 *
 * @param heapBytes that there are at most
 */
record FitMemory(long heapBytes) {

    /** Of the whole heap, for each interaction: columns of the log and its matrices, those of the hold-out's fit among them. */
    private static final int BYTES_PER_INTERACTION = 256;

    /** Of the whole heap, for each entry of an item-item matrix: a fit holds some ten of those at a time. */
    private static final int BYTES_PER_ENTRY = 448;

    private static final int FEWEST_NEIGHBOURS = 20;

    static FitMemory ofThisProcess() {
        return new FitMemory(Runtime.getRuntime().maxMemory());
    }

    /** Newest interactions that a fit looks at. */
    int interactions(int configured) {
        return (int) Math.min(configured, heapBytes / BYTES_PER_INTERACTION);
    }

    /** Entries kept per product. */
    int neighbours(int products, int wanted) {
        long each = heapBytes / BYTES_PER_ENTRY / Math.max(1, products);
        return (int) Math.min(wanted, Math.max(FEWEST_NEIGHBOURS, each));
    }
}
