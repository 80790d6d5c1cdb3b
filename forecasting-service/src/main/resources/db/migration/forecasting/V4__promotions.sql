-- What the calendar of promotions plans, and how much more it is expected to sell.
CREATE TABLE planned_promotion (
    product_id text NOT NULL,
    from_at    timestamptz NOT NULL,
    until_at   timestamptz NOT NULL,
    lift       double precision NOT NULL,
    PRIMARY KEY (product_id, from_at)
);

CREATE INDEX planned_promotion_until ON planned_promotion (until_at);
