package io.clickshelf.allinone.local;

import io.clickshelf.gateway.api.proxy.ShortCut;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.apache.catalina.connector.Connector;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The services of this JVM as the gateway beside them calls them: on a thread of the call's own, so that nothing bound to
 * the gateway's thread is seen by the service and a call that takes too long can be given up, but without a socket.
 */
public final class LocalServices implements ShortCut {

    /** What is longer, or of unknown length, is passed on as a stream, over HTTP. */
    private static final int LONGEST_BODY = 1024 * 1024;

    private static final byte[] NOTHING = {};

    private final Map<Integer, LocalProtocol> byPort = new ConcurrentHashMap<>();
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Opens a door of the service that is about to start, and will also listen on {@code port}. */
    public ApplicationContextInitializer<GenericApplicationContext> door(int port) {
        LocalProtocol protocol = new LocalProtocol();
        open(port, protocol);
        return context -> context.registerBean(
                "localDoor",
                WebServerFactoryCustomizer.class,
                () -> (WebServerFactoryCustomizer<TomcatServletWebServerFactory>)
                        factory -> factory.addAdditionalConnectors(new Connector(protocol)));
    }

    void open(int port, LocalProtocol protocol) {
        byPort.put(port, protocol);
    }

    /** Lets the gateway that is about to start find the doors. */
    public ApplicationContextInitializer<GenericApplicationContext> shortCut() {
        return context -> context.registerBean(ShortCut.class, () -> this);
    }

    @Override
    public @Nullable ClassicHttpResponse call(HttpHost host, ClassicHttpRequest request, Duration patience)
            throws IOException {
        LocalProtocol protocol = byPort.get(host.getPort());
        HttpEntity entity = request.getEntity();
        if (protocol == null
                || !protocol.isOpen()
                || (entity != null && (entity.getContentLength() < 0 || entity.getContentLength() > LONGEST_BODY))) {
            return null;
        }
        LocalCall call = new LocalCall(
                request.getMethod(),
                request.getPath(),
                host.getHostName(),
                host.getPort(),
                fields(request, entity),
                entity == null ? NOTHING : whole(entity));
        LocalAnswer answer = new LocalAnswer(patience);
        threads.execute(() -> protocol.process(call, answer));
        try {
            return response(answer);
        } catch (IOException e) {
            answer.close();
            throw e;
        }
    }

    private static byte[] whole(HttpEntity entity) throws IOException {
        int length = (int) entity.getContentLength();
        byte[] body = entity.getContent().readNBytes(length);
        if (body.length < length) {
            throw new EOFException("The body ended after " + body.length + " of " + length + " bytes");
        }
        return body;
    }

    private static List<LocalAnswer.Field> fields(ClassicHttpRequest request, @Nullable HttpEntity entity) {
        Header[] headers = request.getHeaders();
        List<LocalAnswer.Field> fields = new ArrayList<>(headers.length + 1);
        for (Header header : headers) {
            fields.add(new LocalAnswer.Field(header.getName(), header.getValue()));
        }
        if (entity != null && entity.getContentType() != null) {
            fields.add(new LocalAnswer.Field("Content-Type", entity.getContentType()));
        }
        return fields;
    }

    private static ClassicHttpResponse response(LocalAnswer answer) throws IOException {
        LocalAnswer.Head head = answer.head();
        ClassicHttpResponse response = new BasicClassicHttpResponse(head.status());
        String type = null;
        long length = -1;
        for (LocalAnswer.Field field : head.fields()) {
            response.addHeader(field.name(), field.value());
            if (field.name().equals("Content-Type")) {
                type = field.value();
            } else if (field.name().equals("Content-Length")) {
                length = Long.parseLong(field.value());
            }
        }
        response.setEntity(new LocalEntity(answer, type, length));
        return response;
    }
}
