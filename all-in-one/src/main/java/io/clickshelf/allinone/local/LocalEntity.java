package io.clickshelf.allinone.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.jspecify.annotations.Nullable;

/** The body of a {@link LocalAnswer}. */
final class LocalEntity extends AbstractHttpEntity {

    private final InputStream body;
    private final long length;

    LocalEntity(InputStream body, @Nullable String contentType, long length) {
        super(contentType, null);
        this.body = body;
        this.length = length;
    }

    @Override
    public InputStream getContent() {
        return body;
    }

    @Override
    public long getContentLength() {
        return length;
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public void writeTo(OutputStream to) throws IOException {
        body.transferTo(to);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
