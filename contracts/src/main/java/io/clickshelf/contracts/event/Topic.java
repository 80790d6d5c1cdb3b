package io.clickshelf.contracts.event;

/** The topics of the platform. Values are JSON; type headers are off. */
public enum Topic {
    USER_BEHAVIOR("user-behavior-topic", false),
    ORDER("order-topic", false),
    INVENTORY("inventory-topic", false),
    EXTERNAL_DATA("external-data-topic", false),
    CATALOG("catalog-topic", true),
    USER_FEATURE("user-feature-topic", true),
    PRODUCT_FEATURE("product-feature-topic", true),
    DEMAND("demand-topic", false),
    FORECAST("forecast-topic", true),
    PRICE("price-topic", true),
    CHANNEL_PRICE("channel-price-topic", true),
    PROMOTION("promotion-topic", false),
    PROMOTION_PLAN("promotion-plan-topic", true),
    ALERT("alert-topic", false),
    DECISION("decision-topic", false),
    ERASURE("erasure-topic", false);

    /** The same names as constants, for annotations. */
    public static final class Names {
        public static final String USER_BEHAVIOR = "user-behavior-topic";
        public static final String ORDER = "order-topic";
        public static final String INVENTORY = "inventory-topic";
        public static final String EXTERNAL_DATA = "external-data-topic";
        public static final String CATALOG = "catalog-topic";
        public static final String USER_FEATURE = "user-feature-topic";
        public static final String PRODUCT_FEATURE = "product-feature-topic";
        public static final String DEMAND = "demand-topic";
        public static final String FORECAST = "forecast-topic";
        public static final String PRICE = "price-topic";
        public static final String CHANNEL_PRICE = "channel-price-topic";
        public static final String PROMOTION = "promotion-topic";
        public static final String PROMOTION_PLAN = "promotion-plan-topic";
        public static final String ALERT = "alert-topic";
        public static final String DECISION = "decision-topic";
        public static final String ERASURE = "erasure-topic";

        private Names() {}
    }

    private static final String DEAD_LETTER_SUFFIX = "-dlt";

    private final String topicName;
    private final boolean compacted;

    Topic(String topicName, boolean compacted) {
        this.topicName = topicName;
        this.compacted = compacted;
    }

    public String topicName() {
        return topicName;
    }

    /** Whether only the newest value of a key is kept. */
    public boolean compacted() {
        return compacted;
    }

    /** Whether producers outside the platform may write it directly. */
    public boolean raw() {
        return this == USER_BEHAVIOR || this == ORDER || this == INVENTORY || this == EXTERNAL_DATA || this == CATALOG;
    }

    /** Where its unreadable records go, whole. */
    public String deadLetterName() {
        return topicName + DEAD_LETTER_SUFFIX;
    }
}
