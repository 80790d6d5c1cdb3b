package io.clickshelf.gateway.api.proxy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A request's body on its way through. Ends with an error once it is longer than allowed, and remembers whether what went
 * wrong came from the client's side.
 */
final class ClientBody extends FilterInputStream {

    private final long limit;
    private long read;
    private boolean failed;
    private boolean tooLong;

    ClientBody(InputStream body, long limit) {
        super(body);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        try {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            int count = super.read(into, offset, length);
            count(Math.max(count, 0));
            return count;
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }

    /** The container owns the stream. */
    @Override
    public void close() {}

    /** Whether reading from the client failed, or it sent too much. */
    boolean failed() {
        return failed;
    }

    boolean tooLong() {
        return tooLong;
    }

    private void count(int bytes) throws IOException {
        read += bytes;
        if (read > limit) {
            tooLong = true;
            throw new IOException("The body is longer than " + limit + " bytes");
        }
    }
}
