package io.clickshelf.logistics.model.roads.network;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Reads OpenStreetMap files: PBF, XML, and XML under gzip, told apart by their first bytes. */
final class OsmFile {

    private static final int GZIP = 0x1f8b;
    private static final int BUFFER = 1 << 16;

    private OsmFile() {}

    /** @throws IOException if it can't be read, or is none of these */
    static void read(Path file, OsmHandler handler) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            in.mark(2);
            int first = in.read();
            int second = in.read();
            in.reset();
            if ((first << 8 | second) == GZIP) {
                OsmXml.read(new GZIPInputStream(in, BUFFER), handler);
            } else if (first == '<') {
                OsmXml.read(in, handler);
            } else {
                new OsmPbf(handler).read(in);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(file + " can't be read as OpenStreetMap data: " + e.getMessage(), e);
        }
    }
}
