package io.clickshelf.allinone.local;

import jakarta.servlet.ServletConnection;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.Adapter;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.OutputBuffer;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Takes one request at a time through Tomcat's container, as {@code Http11Processor} does for those that come over a socket:
 * the same valves, filters and servlets see it, only nothing is written as HTTP and parsed again. Not for answers that
 * go on after their thread has returned (asynchronous servlets).
 */
final class LocalProcessor extends AbstractProcessor implements InputBuffer, OutputBuffer {

    private static final Log LOG = LogFactory.getLog(LocalProcessor.class);

    private final ServletConnection connection = new LocalConnection();
    private @Nullable ByteBuffer unread;
    private @Nullable LocalAnswer answer;
    private long bytesWritten;

    LocalProcessor(Adapter adapter) {
        super(adapter);
        request.setInputBuffer(this);
        response.setOutputBuffer(this);
    }

    /** Gives the answer to {@code call}, or says in it that there is none. Returns whether it can take another call. */
    boolean process(LocalCall call, LocalAnswer to) {
        answer = to;
        unread = ByteBuffer.wrap(call.body());
        describe(call);
        try {
            getAdapter().service(request, response);
            if (isAsync()) {
                // Its end would come on a thread of which nobody here knows.
                throw new IllegalStateException(call.path() + " answers asynchronously; call it over HTTP");
            }
            if (!getErrorState().isIoAllowed()) {
                throw new IOException("The answer to " + call.path() + " broke off");
            }
            to.end();
            return true;
        } catch (Exception e) {
            to.fail(e instanceof IOException failed ? failed : new IOException(e));
            return false;
        } finally {
            request.recycle();
            response.recycle();
            recycle();
            answer = null;
            unread = null;
            bytesWritten = 0;
        }
    }

    private void describe(LocalCall call) {
        request.markStartTime();
        request.setMethod(call.method());
        int query = call.path().indexOf('?');
        byte[] path = call.path().getBytes(StandardCharsets.ISO_8859_1);
        request.requestURI().setBytes(path, 0, query < 0 ? path.length : query);
        if (query >= 0) {
            request.queryString().setBytes(path, query + 1, path.length - query - 1);
        }
        request.protocol().setString("HTTP/1.1");
        request.scheme().setString("http");
        request.serverName().setString(call.host());
        request.setServerPort(call.port());
        request.setLocalPort(call.port());
        request.localName().setString(call.host());
        request.localAddr().setString(call.host());
        request.remoteAddr().setString(call.host());
        request.remoteHost().setString(call.host());
        MimeHeaders headers = request.getMimeHeaders();
        for (LocalAnswer.Field field : call.fields()) {
            headers.addValue(field.name()).setString(field.value());
        }
        if (call.body().length > 0) {
            request.setContentLength(call.body().length);
        }
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) {
        ByteBuffer rest = unread;
        if (rest == null || !rest.hasRemaining()) {
            return -1;
        }
        unread = null;
        handler.setByteBuffer(rest);
        return rest.remaining();
    }

    @Override
    public int available() {
        return unread == null ? 0 : unread.remaining();
    }

    @Override
    protected void prepareResponse() {
        MimeHeaders headers = response.getMimeHeaders();
        List<LocalAnswer.Field> fields = new ArrayList<>(headers.size() + 3);
        Enumeration<String> names = headers.names();
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            Enumeration<String> values = headers.values(name);
            while (values.hasMoreElements()) {
                fields.add(new LocalAnswer.Field(name, values.nextElement()));
            }
        }
        int status = response.getStatus();
        if (status != HttpServletResponse.SC_NO_CONTENT && status != HttpServletResponse.SC_NOT_MODIFIED) {
            add(fields, "Content-Type", response.getContentType());
            add(fields, "Content-Language", response.getContentLanguage());
            if (response.getContentLengthLong() >= 0) {
                add(fields, "Content-Length", Long.toString(response.getContentLengthLong()));
            }
        }
        response.setCommitted(true);
        current().begin(new LocalAnswer.Head(status, fields));
    }

    private static void add(List<LocalAnswer.Field> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.add(new LocalAnswer.Field(name, value));
        }
    }

    @Override
    public int doWrite(ByteBuffer part) throws IOException {
        if (!response.isCommitted()) {
            prepareResponse();
        }
        int count = part.remaining();
        current().write(part);
        bytesWritten += count;
        return count;
    }

    @Override
    public long getBytesWritten() {
        return bytesWritten;
    }

    @Override
    protected void flush() {
        current().flush();
    }

    private LocalAnswer current() {
        if (answer == null) {
            throw new IllegalStateException("There is no request to be answered");
        }
        return answer;
    }

    /** {@link #process} ends the answer, when the container is done with the request. */
    @Override
    protected void finishResponse() {}

    @Override
    protected void ack(ContinueResponseTiming timing) {}

    @Override
    protected void earlyHints() {}

    @Override
    protected int available(boolean doRead) {
        return available();
    }

    @Override
    protected void setRequestBody(ByteChunk body) {
        unread = ByteBuffer.wrap(body.getBytes(), body.getStart(), body.getLength());
    }

    @Override
    protected void setSwallowResponse() {}

    @Override
    protected void disableSwallowRequest() {
        unread = null;
    }

    @Override
    protected boolean isRequestBodyFullyRead() {
        return available() == 0;
    }

    @Override
    protected void registerReadInterest() {}

    @Override
    protected boolean isReadyForWrite() {
        return true;
    }

    @Override
    protected boolean isTrailerFieldsReady() {
        return true;
    }

    @Override
    protected ServletConnection getServletConnection() {
        return connection;
    }

    @Override
    protected boolean flushBufferedWrite() {
        return false;
    }

    @Override
    protected SocketState dispatchEndRequest() {
        return SocketState.CLOSED;
    }

    @Override
    protected SocketState service(SocketWrapperBase<?> socket) {
        throw new UnsupportedOperationException("Nothing comes over sockets here");
    }

    @Override
    public void pause() {}

    @Override
    protected Log getLog() {
        return LOG;
    }

    /** There is none. */
    private static final class LocalConnection implements ServletConnection {

        @Override
        public String getConnectionId() {
            return "local";
        }

        @Override
        public String getProtocol() {
            return "http/1.1";
        }

        @Override
        public String getProtocolConnectionId() {
            return "";
        }

        @Override
        public boolean isSecure() {
            return false;
        }
    }
}
