package io.clickshelf.platform.kafka;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Counts down what the broker has acknowledged; the first failure fails the whole. */
final class Acknowledgements implements Callback {

    private final AtomicInteger outstanding;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    Acknowledgements(int records) {
        outstanding = new AtomicInteger(records);
    }

    /** Sends a record and counts it when the broker has it. */
    @SuppressWarnings("FutureReturnValueIgnored") // this callback hears of the outcome
    void follow(Producer<String, byte[]> producer, ProducerRecord<String, byte[]> record) {
        producer.send(record, this);
    }

    CompletableFuture<Void> done() {
        return done;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure != null) {
            done.completeExceptionally(failure);
        } else if (outstanding.decrementAndGet() == 0) {
            done.complete(null);
        }
    }
}
