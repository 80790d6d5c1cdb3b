-- What people edit: rules, offers, coupons, the calendar, webhooks, experiments. Every change is in audit.
CREATE TABLE document (
    kind text  NOT NULL,
    id   text  NOT NULL,
    body jsonb NOT NULL,
    PRIMARY KEY (kind, id)
);
INSERT INTO document SELECT 'price_rule', rule_id, body FROM price_rule;
INSERT INTO document SELECT 'offer', offer_id, body FROM offer;
DROP TABLE price_rule;
DROP TABLE offer;
CREATE INDEX document_product ON document ((body->>'productId')) WHERE kind = 'price_rule';

-- Prices that begin at a moment, and end at another where one is given.
CREATE TABLE price_schedule (
    schedule_id    text PRIMARY KEY,
    product_id     text    NOT NULL,
    price          numeric NOT NULL,
    starts_at      timestamptz NOT NULL,
    ends_at        timestamptz,
    comment        text,
    created_by     text    NOT NULL,
    state          text    NOT NULL,
    previous_price numeric,
    outcome        text
);
CREATE INDEX price_schedule_due ON price_schedule (starts_at) WHERE state IN ('waiting', 'in_force');

CREATE TABLE coupon_use (
    code     text    NOT NULL,
    order_id text    NOT NULL,
    user_id  text    NOT NULL,
    used_at  timestamptz NOT NULL,
    discount numeric NOT NULL,
    PRIMARY KEY (code, order_id)
);
CREATE INDEX coupon_use_user ON coupon_use (code, user_id);

-- When a shopper first could have got an offer, and whether one is kept from them so that offers can be measured.
CREATE TABLE offer_asked (
    user_id  text PRIMARY KEY,
    asked_at timestamptz NOT NULL,
    shop_at  timestamptz NOT NULL,
    held_out boolean NOT NULL
);
CREATE INDEX offer_asked_at ON offer_asked (asked_at);

CREATE TABLE webhook_delivery (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    webhook_id   text NOT NULL,
    event_id     text NOT NULL,
    event        text NOT NULL,
    body         text NOT NULL,
    state        text NOT NULL,
    attempts     integer NOT NULL,
    next_at      timestamptz NOT NULL,
    created_at   timestamptz NOT NULL,
    delivered_at timestamptz,
    last_error   text,
    UNIQUE (webhook_id, event_id)
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (next_at) WHERE state = 'waiting';

-- Which arm of a price experiment a product was in on a day.
CREATE TABLE experiment_day (
    experiment_id text NOT NULL,
    product_id    text NOT NULL,
    day           date NOT NULL,
    treated       boolean NOT NULL,
    unit_cost     double precision NOT NULL,
    PRIMARY KEY (experiment_id, product_id, day)
);

-- What was spent on learning how demand answers to price, by the week it was spent in.
CREATE TABLE learning_move (
    product_id text NOT NULL,
    week       date NOT NULL,
    price      numeric NOT NULL,
    cost       double precision NOT NULL,
    PRIMARY KEY (product_id, week)
);
