package io.clickshelf.allinone.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An answer on its way from the thread that gives it to the one that asked, as through a socket: in order, at most
 * {@value #MOST_BYTES} bytes ahead of the reader, each wait for the giver no longer than allowed. The reader wakes for the
 * whole answer, or for what was flushed, not for every part.
 */
final class LocalAnswer extends InputStream {

    /** A header and one of its values. */
    record Field(String name, String value) {}

    /** What precedes the body. */
    record Head(int status, List<Field> fields) {}

    private static final int FIRST_BYTES = 4 * 1024;
    private static final int MOST_BYTES = 256 * 1024;

    private final long patienceNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private byte[] bytes = new byte[FIRST_BYTES];
    private int read;
    private int written;
    private @Nullable Head head;
    private @Nullable IOException failure;
    private boolean ready;
    private boolean ended;
    private boolean left;

    LocalAnswer(Duration patience) {
        this.patienceNanos = patience.toNanos();
    }

    /** The giver's: what the body will follow. */
    void begin(Head begun) {
        lock.lock();
        try {
            head = begun;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The giver's: a part of the body.
     *
     * @throws IOException if nobody reads any more
     */
    void write(ByteBuffer part) throws IOException {
        lock.lock();
        try {
            while (part.hasRemaining()) {
                if (left) {
                    throw new IOException("Whoever asked has left");
                }
                if (written - read >= MOST_BYTES) {
                    ready = true;
                    changed.signalAll();
                    changed.await();
                } else {
                    int count = Math.min(part.remaining(), MOST_BYTES - (written - read));
                    makeRoom(count);
                    part.get(bytes, written, count);
                    written += count;
                }
            }
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            lock.unlock();
        }
    }

    /** The giver's: lets the reader have what is there. */
    void flush() {
        lock.lock();
        try {
            ready = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The giver's: there is no more. */
    void end() {
        finish(null);
    }

    /** The giver's: there should have been more. */
    void fail(IOException reason) {
        finish(reason);
    }

    private void finish(@Nullable IOException reason) {
        lock.lock();
        try {
            if (!ended) {
                ended = true;
                failure = reason;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * The reader's: waits for the answer to begin.
     *
     * @throws SocketTimeoutException if it takes longer than allowed
     * @throws IOException            if there will be none
     */
    Head head() throws IOException {
        lock.lock();
        try {
            await();
            if (head == null) {
                throw failure == null ? new IOException("There was no answer") : failure;
            }
            return head;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        lock.lock();
        try {
            if (read == written) {
                await();
            }
            int count = Math.min(length, written - read);
            if (count == 0 && length > 0) {
                checkWhole();
                return -1;
            }
            System.arraycopy(bytes, read, into, offset, count);
            taken(count);
            return count;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long transferTo(OutputStream to) throws IOException {
        long total = 0;
        while (true) {
            byte[] from;
            int first;
            int count;
            lock.lock();
            try {
                if (read == written) {
                    await();
                }
                count = written - read;
                if (count == 0) {
                    checkWhole();
                    return total;
                }
                from = ended ? bytes : Arrays.copyOfRange(bytes, read, written);
                first = ended ? read : 0;
                taken(count);
            } finally {
                lock.unlock();
            }
            to.write(from, first, count);
            total += count;
        }
    }

    /** The reader's: the rest is of no interest. */
    @Override
    public void close() {
        lock.lock();
        try {
            left = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void await() throws IOException {
        long nanos = patienceNanos;
        try {
            while (!ended && !(ready && head != null && read < written)) {
                if (nanos <= 0) {
                    throw new SocketTimeoutException(
                            "No answer within " + TimeUnit.NANOSECONDS.toSeconds(patienceNanos) + " s");
                }
                nanos = changed.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private void checkWhole() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    private void taken(int count) {
        read += count;
        if (read == written && !ended) {
            ready = false;
            changed.signalAll();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("Interrupted in the middle of an answer");
    }

    private void makeRoom(int count) {
        if (read == written) {
            read = 0;
            written = 0;
        }
        if (written + count <= bytes.length) {
            return;
        }
        int kept = written - read;
        byte[] to = kept + count <= bytes.length ? bytes : new byte[Math.max(2 * bytes.length, kept + count)];
        System.arraycopy(bytes, read, to, 0, kept);
        bytes = to;
        read = 0;
        written = kept;
    }
}
