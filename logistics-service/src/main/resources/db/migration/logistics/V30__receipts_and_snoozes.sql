-- Deliveries by suppliers: what was quoted, and what it took.
CREATE TABLE stock_receipt (
    receipt_id  text PRIMARY KEY,
    supplier_id text             NOT NULL,
    product_id  text             NOT NULL,
    quoted_days double precision NOT NULL,
    actual_days integer          NOT NULL,
    received_on date             NOT NULL,
    reported_by text             NOT NULL
);

CREATE INDEX stock_receipt_received ON stock_receipt (received_on);

-- Not to be proposed again before that day.
CREATE TABLE stock_snooze (
    product_id        text NOT NULL,
    warehouse_id      text NOT NULL,
    from_warehouse_id text NOT NULL,
    until             date NOT NULL,
    PRIMARY KEY (product_id, warehouse_id, from_warehouse_id)
);
