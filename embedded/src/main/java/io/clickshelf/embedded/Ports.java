package io.clickshelf.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Chooses and checks the TCP ports that servers of ours will listen on. */
public final class Ports {

    private Ports() {}

    /**
     * The port itself if nothing listens on it, or any free one for 0. Another process may still take it before the
     * caller does.
     *
     * @throws EmbeddedException if the port is taken or the address is not one of this machine's
     */
    public static int available(InetAddress address, int port, String purpose) {
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
