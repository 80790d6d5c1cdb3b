package io.clickshelf.platform.security;

/** What a caller may do. Names are lower case, as in keys and tokens. */
public final class Role {

    /** Sends data. */
    public static final String PRODUCER = "producer";
    /** Asks for recommendations, prices and promotions. */
    public static final String STOREFRONT = "storefront";
    /** Plans stock, warehouse, routes and forecasts. */
    public static final String OPERATIONS = "operations";
    /** Sets price rules and approves. */
    public static final String PRICING = "pricing";
    /** May do everything. */
    public static final String ADMIN = "admin";

    private Role() {}
}
