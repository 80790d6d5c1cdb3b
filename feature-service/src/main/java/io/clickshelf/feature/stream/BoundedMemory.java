package io.clickshelf.feature.stream;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One cache and one budget of unwritten data for all state stores together: each store's own defaults (50 MB of blocks, 48
 * MB of writes) would add up to gigabytes. Index and filter blocks count, too.
 */
public final class BoundedMemory implements RocksDBConfigSetter {

    /** Setting with the bytes for all stores of this process; what the first store asks for holds. */
    public static final String BYTES = "clickshelf.feature.state-memory";

    private static final int BLOCK_BYTES = 8 * 1024;
    private static final long WRITE_BUFFER_BYTES = 1024 * 1024;
    private static final double BLOOM_BITS_PER_KEY = 10;
    /** Of a write buffer, for a filter of its own: most identities that are looked for are new. */
    private static final double UNWRITTEN_BLOOM_SHARE = 0.1;

    /** Native memory that the stores share for the life of the process. */
    private record Budget(Cache cache, WriteBufferManager writes) {

        static Budget of(long bytes) {
            RocksDB.loadLibrary();
            Cache cache = new LRUCache(bytes, -1, false, 0.1);
            return new Budget(cache, new WriteBufferManager(bytes / 2, cache));
        }
    }

    private static final class Holder {
        private static volatile @org.jspecify.annotations.Nullable Budget budget;

        static synchronized Budget get(long bytes) {
            Budget known = budget;
            if (known == null) {
                known = Budget.of(bytes);
                budget = known;
            }
            return known;
        }
    }

    private final BloomFilter filter = new BloomFilter(BLOOM_BITS_PER_KEY);

    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
        Number bytes = (Number) Objects.requireNonNull(settings.get(BYTES), BYTES);
        Budget budget = Holder.get(bytes.longValue());
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(budget.cache)
                .setBlockSize(BLOCK_BYTES)
                .setCacheIndexAndFilterBlocks(true)
                .setCacheIndexAndFilterBlocksWithHighPriority(true)
                .setPinTopLevelIndexAndFilter(true)
                .setFilterPolicy(filter);
        options.setTableFormatConfig(table)
                .setWriteBufferManager(budget.writes)
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setMaxWriteBufferNumber(2)
                .setMemtableWholeKeyFiltering(true)
                .setMemtablePrefixBloomSizeRatio(UNWRITTEN_BLOOM_SHARE);
    }

    @Override
    public void close(String store, Options options) {
        filter.close();
    }
}
