package io.clickshelf.logistics.model.warehouse;

/**
 * A batch that a partition may be made of.
 *
 * @param members order indices
 * @param mask    the same as bits
 * @param meters  of its walk
 */
record BatchColumn(int[] members, long mask, double meters) {

    static BatchColumn of(int[] members, double meters) {
        long mask = 0;
        for (int order : members) {
            mask |= 1L << order;
        }
        return new BatchColumn(members, mask, meters);
    }

    static BatchColumn of(long mask, double meters) {
        int[] members = new int[Long.bitCount(mask)];
        int n = 0;
        for (long bits = mask; bits != 0; bits &= bits - 1) {
            members[n++] = Long.numberOfTrailingZeros(bits);
        }
        return new BatchColumn(members, mask, meters);
    }
}
