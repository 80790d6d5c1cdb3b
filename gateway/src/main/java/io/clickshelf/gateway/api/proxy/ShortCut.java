package io.clickshelf.gateway.api.proxy;

import java.io.IOException;
import java.time.Duration;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/** A way to some services that is shorter than the network. */
public interface ShortCut {

    /** Where there is none. */
    ShortCut NONE = (host, request, patience) -> null;

    /**
     * The service's answer, which the caller closes, or null where the network has to be used; nothing of the request has been
     * read then.
     *
     * @param patience the longest wait for the answer, or for the next part of it
     * @throws java.net.SocketTimeoutException if it took longer
     * @throws IOException                     if the request's own body failed, or the service gave no answer
     */
    @Nullable
    ClassicHttpResponse call(HttpHost host, ClassicHttpRequest request, Duration patience) throws IOException;
}
