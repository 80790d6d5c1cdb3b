package io.clickshelf.contracts.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The identity of an event that brings none: a digest of its content, so that the same content counts once. */
public final class EventIds {

    private static final byte SEPARATOR = 0x1f;
    private static final int BYTES = 16;

    private EventIds() {}

    /** 128 bits of SHA-256 over the parts, as 22 URL-safe characters. */
    public static String digest(@Nullable Object... parts) {
        MessageDigest sha = sha256();
        for (Object part : parts) {
            if (part != null) {
                sha.update(part.toString().getBytes(StandardCharsets.UTF_8));
            }
            sha.update(SEPARATOR);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(sha.digest(), BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
