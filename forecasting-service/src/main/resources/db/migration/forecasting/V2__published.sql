-- How often demand of days that are over has changed: tells every replica that its forecast is behind.
CREATE TABLE demand_progress (
    changes bigint NOT NULL
);

INSERT INTO demand_progress SELECT count(*) FROM demand;

-- What was last published of each product, as a digest, so that it is published again only once it has changed.
CREATE TABLE published_forecast (
    product_id text  PRIMARY KEY,
    digest     bytea NOT NULL
);
