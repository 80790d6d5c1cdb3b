package io.clickshelf.feature.stream;

import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.feature.store.DemandTable;
import io.clickshelf.platform.kafka.RecordReader;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Lands demand in the database. */
@Component
class DemandListener {

    private final RecordReader reader;
    private final DemandTable table;

    DemandListener(RecordReader reader, DemandTable table) {
        this.reader = reader;
        this.table = table;
    }

    @KafkaListener(topics = Topic.Names.DEMAND, properties = "group.instance.id=#{@instance.id}")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        table.write(reader.readAll(records, DemandRecord.class));
    }
}
