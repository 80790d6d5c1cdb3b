-- The newest demand record of each product, warehouse and day.
CREATE TABLE demand (
    product_id   text    NOT NULL,
    warehouse_id text    NOT NULL,
    day          date    NOT NULL,
    units        double precision NOT NULL,
    stocked_out  boolean NOT NULL,
    revision     bigint  NOT NULL,
    PRIMARY KEY (product_id, warehouse_id, day)
);

CREATE INDEX demand_day ON demand (day);
