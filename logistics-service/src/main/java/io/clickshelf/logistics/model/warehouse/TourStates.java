package io.clickshelf.logistics.model.warehouse;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The equivalence classes of partial tours in a warehouse of parallel aisles (Ratliff and Rosenthal 1983, for any number
 * of cross-aisles): for each open vertex whether its degree is zero, odd or even, and which vertices hang together.
 * The vertices are the current aisle's crossings and, last, the depot where it lies off the crossings. Transitions are
 * computed once and shared.
 */
final class TourStates {

    /** What is walked in the part of an aisle between two crossings. */
    static final int NOTHING = 0;

    static final int ONCE = 1;
    static final int TWICE = 2;
    static final int FROM_UPPER = 3;
    static final int FROM_LOWER = 4;
    static final int FROM_BOTH = 5;
    static final int AISLE_MOVES = 6;

    private static final int NONE = -1;
    private static final int ODD = 1;
    private static final int EVEN = 2;
    private static final int BITS = 5;

    private static final @Nullable TourStates[] SHARED = new TourStates[24];

    private final int crossings;
    private final int nodes;
    private final boolean depotNode;
    private final int acrossMoves;
    private final Int2IntOpenHashMap ids = new Int2IntOpenHashMap();
    private int[] codes = new int[64];
    private int[][] aisle = new int[64][];
    private int[][] across = new int[64][];
    private int[][] link = new int[64][];
    private int[][] halves = new int[64][];
    private int count;

    /**
     * What can be done in each state: entries {@code start[state]} to {@code start[state + 1]} of {@code to} and
     * {@code move}.
     */
    record Steps(int[] start, int[] to, byte[] move) {

        static Steps of(int states, int first, int moves, int[][] after) {
            return of(states, first, 0, moves, after);
        }

        static Steps of(int states, int first, int from, int below, int[][] after) {
            int[] start = new int[states + 1];
            int[] to = new int[states * (below - from)];
            byte[] move = new byte[states * (below - from)];
            int n = 0;
            for (int s = 0; s < states; s++) {
                for (int m = from; m < below; m++) {
                    if (after[s][first + m] != NONE) {
                        to[n] = after[s][first + m];
                        move[n++] = (byte) m;
                    }
                }
                start[s + 1] = n;
            }
            return new Steps(start, Arrays.copyOf(to, n), Arrays.copyOf(move, n));
        }
    }

    private final Steps[] inAisle;
    private final Steps[] inEmptyAisle;
    private final Steps onward;
    private final Steps toDepot;
    private final Steps[] ends;
    private final boolean[] complete;

    private TourStates(int crossings, boolean depotNode, boolean open) {
        this.crossings = crossings;
        this.depotNode = depotNode;
        this.nodes = crossings + (depotNode ? 1 : 0);
        int moves = 1;
        for (int c = 0; c < crossings; c++) {
            moves *= 3;
        }
        this.acrossMoves = moves;
        ids.defaultReturnValue(NONE);
        intern(0);
        // Every class is reached from the empty one; all are known before the tables are shared.
        for (int state = 0; state < count; state++) {
            for (int block = 0; block + 1 < crossings; block++) {
                for (int move = 0; move < AISLE_MOVES; move++) {
                    aisle[state][block * AISLE_MOVES + move] = aisleMove(state, block, move);
                }
            }
            for (int move = 0; move < 3 && depotNode; move++) {
                link[state][move] = linkMove(state, move);
            }
            for (int move = 0; move < acrossMoves; move++) {
                across[state][move] = acrossMove(state, move);
            }
            for (int c = 0; c < crossings && open; c++) {
                halves[state][c] = halfMove(state, c);
            }
        }
        this.inAisle = new Steps[Math.max(1, crossings - 1)];
        this.inEmptyAisle = new Steps[inAisle.length];
        for (int block = 0; block < inAisle.length; block++) {
            inAisle[block] = Steps.of(count, block * AISLE_MOVES, ONCE, AISLE_MOVES, aisle);
            inEmptyAisle[block] = Steps.of(count, block * AISLE_MOVES, NOTHING, TWICE + 1, aisle);
        }
        this.onward = Steps.of(count, 0, acrossMoves, across);
        this.toDepot = Steps.of(count, 0, depotNode ? 3 : 0, link);
        this.ends = new Steps[open ? crossings : 0];
        for (int c = 0; c < ends.length; c++) {
            ends[c] = Steps.of(count, c, 1, halves);
        }
        this.complete = new boolean[count];
        for (int state = 0; state < count; state++) {
            complete[state] = isComplete(state);
        }
    }

    /** @param open whether it ends elsewhere than it starts, both on crossings */
    static TourStates of(int crossings, boolean depotNode, boolean open) {
        int key = 3 * crossings + (open ? 2 : depotNode ? 1 : 0);
        synchronized (SHARED) {
            TourStates states = SHARED[key];
            if (states == null) {
                states = new TourStates(crossings, depotNode, open);
                SHARED[key] = states;
            }
            return states;
        }
    }

    int count() {
        return count;
    }

    int acrossMoves() {
        return acrossMoves;
    }

    /** Walking in a block of the current aisle: where there are picks they are reached, else it is left or walked through. */
    Steps inAisle(int block, boolean picks) {
        return picks ? inAisle[block] : inEmptyAisle[block];
    }

    /** Going on to the next aisle; moves that would leave something undone are left out. */
    Steps across() {
        return onward;
    }

    /** Joining the depot to the current aisle's lowest crossing by 0, 1 or 2 ways. */
    Steps link() {
        return toDepot;
    }

    /** An open tour starting or ending at a crossing: half a way there, of which the other half must be walked. */
    Steps end(int crossing) {
        return ends[crossing];
    }

    /** How often the cross-aisle is walked in a move to the next aisle: 0, 1 or 2. */
    static int times(int move, int crossing) {
        for (int c = 0; c < crossing; c++) {
            move /= 3;
        }
        return move % 3;
    }

    /** Whether the state is a whole tour. */
    boolean complete(int state) {
        return complete[state];
    }

    private boolean isComplete(int state) {
        int code = codes[state];
        for (int n = 0; n < nodes; n++) {
            int degree = degree(code, n);
            if (degree == ODD || (degree != 0 && label(code, n) != 1)) {
                return false;
            }
        }
        return code != 0 && (!depotNode || degree(code, nodes - 1) == EVEN);
    }

    private int intern(int code) {
        int id = ids.get(code);
        if (id == NONE) {
            id = count++;
            if (id == codes.length) {
                codes = Arrays.copyOf(codes, 2 * id);
                aisle = Arrays.copyOf(aisle, 2 * id);
                across = Arrays.copyOf(across, 2 * id);
                link = Arrays.copyOf(link, 2 * id);
                halves = Arrays.copyOf(halves, 2 * id);
            }
            codes[id] = code;
            aisle[id] = new int[Math.max(1, crossings - 1) * AISLE_MOVES];
            across[id] = new int[acrossMoves];
            link[id] = new int[3];
            halves[id] = new int[crossings];
            ids.put(code, id);
        }
        return id;
    }

    private static int degree(int code, int node) {
        return code >> (BITS * node) & 3;
    }

    private static int label(int code, int node) {
        return code >> (BITS * node + 2) & 7;
    }

    private int aisleMove(int state, int block, int move) {
        int[] degree = degrees(state);
        int[] label = labels(state);
        switch (move) {
            case ONCE, TWICE -> {
                join(degree, label, block, block + 1);
                add(degree, block, move);
                add(degree, block + 1, move);
            }
            case FROM_UPPER -> touch(degree, label, block + 1);
            case FROM_LOWER -> touch(degree, label, block);
            case FROM_BOTH -> {
                touch(degree, label, block);
                touch(degree, label, block + 1);
            }
            default -> {}
        }
        return intern(code(degree, label));
    }

    private int halfMove(int state, int crossing) {
        int[] degree = degrees(state);
        int[] label = labels(state);
        touch(degree, label, crossing);
        add(degree, crossing, 1);
        return intern(code(degree, label));
    }

    private int linkMove(int state, int move) {
        int[] degree = degrees(state);
        int[] label = labels(state);
        if (move > 0) {
            join(degree, label, 0, nodes - 1);
            add(degree, 0, move);
            add(degree, nodes - 1, move);
        }
        return intern(code(degree, label));
    }

    private int acrossMove(int state, int move) {
        int[] degree = degrees(state);
        int[] label = labels(state);
        boolean[] goesOn = new boolean[nodes + 2];
        if (depotNode && degree[nodes - 1] > 0) {
            goesOn[label[nodes - 1]] = true;
        }
        int[] next = new int[nodes];
        for (int c = 0; c < crossings; c++) {
            int times = times(move, c);
            if ((degree[c] + times) % 2 != 0 || (degree[c] == 0 && times > 0)) {
                return NONE;
            }
            next[c] = times;
            if (times > 0) {
                goesOn[label[c]] = true;
            }
        }
        for (int c = 0; c < crossings; c++) {
            if (degree[c] > 0 && !goesOn[label[c]]) {
                return NONE;
            }
        }
        if (depotNode) {
            next[nodes - 1] = degree[nodes - 1];
        }
        return intern(code(next, label));
    }

    private int[] degrees(int state) {
        int[] degrees = new int[nodes];
        for (int n = 0; n < nodes; n++) {
            degrees[n] = degree(codes[state], n);
        }
        return degrees;
    }

    private int[] labels(int state) {
        int[] labels = new int[nodes];
        for (int n = 0; n < nodes; n++) {
            labels[n] = label(codes[state], n);
        }
        return labels;
    }

    private static void add(int[] degree, int node, int times) {
        int parity = (degree[node] + times) % 2;
        degree[node] = parity == 1 ? ODD : EVEN;
    }

    private void touch(int[] degree, int[] label, int node) {
        if (degree[node] == 0) {
            relabel(degree, label, node);
            degree[node] = EVEN;
        }
    }

    /** Gives a fresh node a label of its own. */
    private void relabel(int[] degree, int[] label, int node) {
        int largest = 0;
        for (int n = 0; n < nodes; n++) {
            largest = n != node && degree[n] > 0 ? Math.max(largest, label[n]) : largest;
        }
        label[node] = largest + 1;
    }

    private void join(int[] degree, int[] label, int a, int b) {
        touch(degree, label, a);
        touch(degree, label, b);
        int from = label[b];
        for (int n = 0; n < nodes; n++) {
            if (degree[n] > 0 && label[n] == from) {
                label[n] = label[a];
            }
        }
    }

    private int code(int[] degree, int[] label) {
        int[] canonical = new int[2 * nodes + 4];
        int fresh = 0;
        int code = 0;
        for (int n = 0; n < nodes; n++) {
            if (degree[n] > 0) {
                if (canonical[label[n]] == 0) {
                    canonical[label[n]] = ++fresh;
                }
                code |= (degree[n] | canonical[label[n]] << 2) << (BITS * n);
            }
        }
        return code;
    }
}
