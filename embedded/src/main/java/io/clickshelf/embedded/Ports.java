package io.clickshelf.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Chooses and checks the TCP ports that servers of ours will listen on. */
public final class Ports {

    /** Below those from which systems take the near end of connections: there one could be gone before it is listened on. */
    private static final int FIRST = 10_240;

    private static final int COUNT = 32_768 - FIRST;
    private static final int TRIES = 1_000;

    /** From a place of chance, so that platforms which start at once don't meet; never the same twice. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private Ports() {}

    /**
     * The port itself if nothing listens on it, or any free one for 0. Another server may still take it before the caller
     * does.
     *
     * @throws EmbeddedException if the port is taken or the address is not one of this machine's
     */
    public static int available(InetAddress address, int port, String purpose) {
        for (int tried = 0; port == 0 && tried < TRIES; tried++) {
            int candidate = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            try {
                return bound(address, candidate, purpose);
            } catch (EmbeddedException e) {
                // The next one, then.
            }
        }
        return bound(address, port, purpose);
    }

    private static int bound(InetAddress address, int port, String purpose) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do: a port whose last connections still linger in TIME_WAIT counts as free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port), 1);
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedException(
                    "Can't listen on %s:%d for %s (%s). Stop what uses that port, or choose another one; 0 takes any free one."
                            .formatted(address.getHostAddress(), port, purpose, e.getMessage()),
                    e);
        }
    }
}
