package io.clickshelf.gateway.api.proxy;

import org.jspecify.annotations.Nullable;

/** A service's small answer, whole in memory. */
public record ServiceAnswer(int status, @Nullable String contentType, byte[] body) {

    public boolean ok() {
        return status / 100 == 2;
    }
}
