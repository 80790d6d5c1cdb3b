package io.clickshelf.ingestion.api.segment;

import io.clickshelf.platform.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a body as the clients send it: JSON under any content type, plain or gzip, up to the protocol's limit. */
final class SegmentBody {

    static final int LARGEST_MESSAGE_BYTES = 32 * 1024;
    static final int LARGEST_BATCH_BYTES = 500 * 1024;

    private SegmentBody() {}

    static byte[] read(HttpServletRequest request, int limit) throws IOException {
        InputStream raw = request.getInputStream();
        boolean gzip = "gzip".equalsIgnoreCase(request.getHeader("Content-Encoding"));
        try (InputStream in = gzip ? new GZIPInputStream(raw) : raw) {
            byte[] body = in.readNBytes(limit + 1);
            if (body.length > limit) {
                throw ProblemException.badRequest(
                        "too_large", "The body has more than " + limit + " bytes; split it into smaller calls.");
            }
            return body;
        } catch (ZipException | EOFException e) {
            throw ProblemException.badRequest(
                    "unreadable_request",
                    "The body is not the gzip that Content-Encoding says: " + e.getMessage() + ".");
        }
    }
}
