package io.clickshelf.ingestion.stream;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The headers that a dead letter carries: why it is there, and where it came from. */
final class DeadLetterHeaders {

    static final String REASON = "clickshelf-reason";
    static final String TOPIC = "clickshelf-source-topic";
    static final String PARTITION = "clickshelf-source-partition";
    static final String OFFSET = "clickshelf-source-offset";

    private static final List<String> ALL = List.of(REASON, TOPIC, PARTITION, OFFSET);

    private DeadLetterHeaders() {}

    static void write(Headers headers, ConsumerRecord<?, ?> source, String reason) {
        ALL.forEach(headers::remove);
        add(headers, REASON, reason);
        add(headers, TOPIC, source.topic());
        add(headers, PARTITION, Integer.toString(source.partition()));
        add(headers, OFFSET, Long.toString(source.offset()));
    }

    static String read(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    static int number(Headers headers, String name) {
        String text = read(headers, name);
        return text.isEmpty() ? -1 : Integer.parseInt(text);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
