package io.clickshelf.benchmarks.platform;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A kept-alive HTTP/1.1 connection that posts and reads no more of an answer than its status and where it ends. A load
 * generator shares the cores with what it measures: a client that builds and parses everything costs as much as the platform.
 */
final class KeptConnection implements Closeable {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 30_000;

    private final String host;
    private final Socket socket = new Socket();
    private final OutputStream out;
    private final InputStream in;
    private final byte[] buffer = new byte[16 * 1024];
    private int next;
    private int filled;

    KeptConnection(URI server) throws IOException {
        host = server.getAuthority();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), CONNECT_MILLIS);
        socket.setSoTimeout(ANSWER_MILLIS);
        out = socket.getOutputStream();
        in = socket.getInputStream();
    }

    /** Posts and returns the status; the connection can be used again unless this fails. */
    int post(String path, String key, byte[] json) throws IOException {
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + key
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + json.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[head.length + json.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(json, 0, request, head.length, json.length);
        out.write(request);
        String status = line();
        long length = 0;
        boolean chunked = false;
        for (String field = line(); !field.isEmpty(); field = line()) {
            if (field.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Long.parseLong(field.substring(15).strip());
            } else if (field.regionMatches(true, 0, "Transfer-Encoding:", 0, 18)) {
                chunked = true;
            }
        }
        if (chunked) {
            skipChunks();
        } else {
            skip(length);
        }
        return Integer.parseInt(status.substring(9, 12));
    }

    private void skipChunks() throws IOException {
        long length;
        do {
            length = Long.parseLong(line(), 16);
            skip(length + 2);
        } while (length > 0);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(48);
        while (true) {
            if (next == filled) {
                fill();
            }
            byte one = buffer[next++];
            if (one == '\n') {
                return line.toString();
            }
            if (one != '\r') {
                line.append((char) one);
            }
        }
    }

    private void skip(long count) throws IOException {
        long left = count;
        while (left > 0) {
            if (next == filled) {
                fill();
            }
            int skipped = (int) Math.min(left, filled - next);
            next += skipped;
            left -= skipped;
        }
    }

    private void fill() throws IOException {
        next = 0;
        filled = in.read(buffer);
        if (filled < 0) {
            filled = 0;
            throw new EOFException("The platform closed the connection");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
