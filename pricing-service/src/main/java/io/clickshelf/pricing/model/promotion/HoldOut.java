package io.clickshelf.pricing.model.promotion;

import java.nio.charset.StandardCharsets;

/**
 * A fixed share of shoppers who get no offers, so that what offers change can be measured. Membership follows from the
 * shopper's id and a salt alone: every replica agrees, nothing is stored, and a new salt draws a new group.
 */
public record HoldOut(double share, String salt) {

    public HoldOut {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("A hold-out share of " + share + "; it must lie from 0 up to below 1.");
        }
    }

    public boolean contains(String userId) {
        long hash = 0xcbf29ce484222325L; // FNV-1a, then the finaliser of SplitMix64
        for (byte b : (salt + '\n' + userId).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        hash ^= hash >>> 31;
        return (hash >>> 11) * 0x1p-53 < share;
    }
}
