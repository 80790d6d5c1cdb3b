-- The newest demand record of each product, warehouse and day.
CREATE TABLE demand (
    product_id    text    NOT NULL,
    warehouse_id  text    NOT NULL,
    day           date    NOT NULL,
    units         double precision NOT NULL,
    average_price double precision,
    promotion     boolean NOT NULL,
    stocked_out   boolean NOT NULL,
    revision      bigint  NOT NULL,
    PRIMARY KEY (product_id, warehouse_id, day)
);
CREATE INDEX demand_day ON demand (day);

-- Each rival's newest offer of a product.
CREATE TABLE rival_offer (
    product_id     text    NOT NULL,
    competitor     text    NOT NULL,
    price          numeric NOT NULL,
    previous_price numeric,
    currency       text,
    in_stock       boolean NOT NULL,
    seen_at        timestamptz NOT NULL,
    valid_until    timestamptz,
    PRIMARY KEY (product_id, competitor)
);

-- Units over all warehouses, as the feature-service last told.
CREATE TABLE stock (
    product_id text PRIMARY KEY,
    units      numeric NOT NULL,
    as_of      timestamptz NOT NULL
);

-- The catalogue's own price, to notice when it changes.
CREATE TABLE listed_price (
    product_id text PRIMARY KEY,
    price      numeric NOT NULL
);

-- Prices in force, each until the next of its product. Never changed once written.
CREATE TABLE price_history (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id     text    NOT NULL,
    price          numeric NOT NULL,
    previous_price numeric,
    currency       text,
    effective_from timestamptz NOT NULL,
    cause          text    NOT NULL,
    changed_by     text    NOT NULL,
    comment        text,
    decision_id    text,
    model_version  text,
    reasons        text[]  NOT NULL
);
CREATE INDEX price_history_product ON price_history (product_id, id);

CREATE FUNCTION price_history_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the price history is never changed';
END
$$;
CREATE TRIGGER price_history_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON price_history
    FOR EACH STATEMENT EXECUTE FUNCTION price_history_is_immutable();

-- Prices in force that are not yet known to be on the topic.
CREATE TABLE price_outbox (
    history_id bigint PRIMARY KEY REFERENCES price_history (id)
);

CREATE TABLE price_rule (
    rule_id    text PRIMARY KEY,
    product_id text,
    body       jsonb NOT NULL
);
CREATE INDEX price_rule_product ON price_rule (product_id);

-- Who changed which rule or offer, from what to what.
CREATE TABLE audit (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text NOT NULL,
    subject    text NOT NULL,
    at         timestamptz NOT NULL,
    changed_by text NOT NULL,
    before     jsonb,
    after      jsonb
);

CREATE TABLE proposal (
    proposal_id text PRIMARY KEY,
    product_id  text NOT NULL,
    state       text NOT NULL,
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    body        jsonb NOT NULL,
    decided_at  timestamptz,
    decided_by  text,
    comment     text
);
CREATE UNIQUE INDEX proposal_open ON proposal (product_id) WHERE state = 'open';
CREATE INDEX proposal_state ON proposal (state, created_at);

-- One row per order of a known shopper: recency, frequency and value come from here.
CREATE TABLE shopper_order (
    user_id  text NOT NULL,
    order_id text NOT NULL,
    at       timestamptz NOT NULL,
    value    double precision NOT NULL,
    PRIMARY KEY (user_id, order_id)
);
CREATE INDEX shopper_order_at ON shopper_order (at);

CREATE TABLE offer (
    offer_id text PRIMARY KEY,
    body     jsonb NOT NULL
);

-- Which shopper was made which offer; each offer once per shopper.
CREATE TABLE offer_made (
    offer_id    text NOT NULL,
    user_id     text NOT NULL,
    made_at     timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    reason      text NOT NULL,
    decision_id text NOT NULL,
    PRIMARY KEY (user_id, offer_id)
);
CREATE INDEX offer_made_offer ON offer_made (offer_id);
