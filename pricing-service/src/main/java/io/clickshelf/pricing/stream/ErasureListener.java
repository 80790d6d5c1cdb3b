package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.ErasureRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.platform.kafka.RecordReader;
import io.clickshelf.pricing.store.CouponUses;
import io.clickshelf.pricing.store.OfferAsks;
import io.clickshelf.pricing.store.OfferStore;
import io.clickshelf.pricing.store.ShopperOrders;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Forgets shoppers: their orders no longer teach when and whether people return. Offers made and coupons used stay counted
 * against their limits, without telling whose they were.
 */
@Component
class ErasureListener {

    private final RecordReader reader;
    private final ShopperOrders orders;
    private final OfferAsks asks;
    private final OfferStore offers;
    private final CouponUses coupons;

    ErasureListener(RecordReader reader, ShopperOrders orders, OfferAsks asks, OfferStore offers, CouponUses coupons) {
        this.reader = reader;
        this.orders = orders;
        this.asks = asks;
        this.offers = offers;
        this.coupons = coupons;
    }

    @KafkaListener(topics = Topic.Names.ERASURE)
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.readAll(records, ErasureRecord.class).forEach(erasure -> {
            orders.erase(erasure.userId());
            asks.erase(erasure.userId());
            offers.erase(erasure.userId());
            coupons.erase(erasure.userId());
        });
    }
}
