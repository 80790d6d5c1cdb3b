package io.clickshelf.recommendation.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FitMemoryTest {

    private static final long MEBIBYTE = 1024 * 1024;

    @Test
    void aLargerCatalogueKeepsFewerNeighboursInTheSameHeapAndAllInALargerOne() {
        FitMemory small = new FitMemory(896 * MEBIBYTE);
        assertThat(small.neighbours(4_000, 300)).isEqualTo(300);
        assertThat(small.neighbours(20_000, 300)).isBetween(80, 120);
        assertThat(small.neighbours(10_000_000, 300)).isEqualTo(20);
        assertThat(new FitMemory(8192 * MEBIBYTE).neighbours(20_000, 300)).isEqualTo(300);
    }

    @Test
    void noMoreInteractionsAreReadThanTheHeapHolds() {
        FitMemory small = new FitMemory(896 * MEBIBYTE);
        assertThat(small.interactions(1_000_000)).isEqualTo(1_000_000);
        assertThat(small.interactions(20_000_000) * 100L).isLessThan(896 * MEBIBYTE / 2);
    }
}
