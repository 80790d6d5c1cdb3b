package io.clickshelf.logistics.model.routing.search;

/** The xorshift64* generator (Vigna 2016): a few cycles a number, and the same numbers for the same seed. */
final class SearchRandom {

    private long state;

    SearchRandom(long seed) {
        long mixed = (seed + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        this.state = mixed == 0 ? 1 : mixed ^ (mixed >>> 31);
    }

    private long next() {
        state ^= state >>> 12;
        state ^= state << 25;
        state ^= state >>> 27;
        return state * 0x2545F4914F6CDD1DL;
    }

    /** From 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** From 0, included, to 1, excluded. */
    double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }
}
