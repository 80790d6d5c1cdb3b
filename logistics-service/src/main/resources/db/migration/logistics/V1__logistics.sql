-- The newest level by event time holds. What a record leaves out stays as it was.
CREATE TABLE stock_level (
    product_id   text             NOT NULL,
    warehouse_id text             NOT NULL,
    on_hand      double precision NOT NULL,
    reserved     double precision,
    on_order     double precision,
    at           timestamptz      NOT NULL,
    on_order_at  timestamptz,
    PRIMARY KEY (product_id, warehouse_id)
);

CREATE TABLE warehouse (
    warehouse_id     text PRIMARY KEY,
    name             text,
    latitude         double precision NOT NULL,
    longitude        double precision NOT NULL,
    vehicles         integer,
    vehicle_capacity integer,
    updated_at       timestamptz      NOT NULL,
    updated_by       text             NOT NULL
);

-- One row per event; what is open of an order follows from all of its rows, in whatever order they came.
CREATE TABLE order_event (
    event_id     text PRIMARY KEY,
    order_id     text        NOT NULL,
    type         text        NOT NULL,
    at           timestamptz NOT NULL,
    latitude     double precision,
    longitude    double precision,
    window_start timestamptz,
    window_end   timestamptz,
    warehouse_id text,
    lines        jsonb       NOT NULL
);

CREATE INDEX order_event_order ON order_event (order_id);
CREATE INDEX order_event_at ON order_event (at);

CREATE TABLE delivery (
    order_id     text PRIMARY KEY,
    delivered_at timestamptz NOT NULL,
    comment      text,
    reported_by  text        NOT NULL
);

-- One proposal per product, place and period; '' stands for "the product as a whole" and "from a supplier".
CREATE TABLE stock_proposal (
    proposal_id       text PRIMARY KEY,
    product_id        text             NOT NULL,
    warehouse_id      text             NOT NULL,
    from_warehouse_id text             NOT NULL,
    period            date             NOT NULL,
    quantity          double precision NOT NULL,
    cost              numeric(18, 2)   NOT NULL,
    expected_on       date             NOT NULL,
    status            text             NOT NULL,
    decision_id       text             NOT NULL,
    updated_at        timestamptz      NOT NULL,
    event_time        timestamptz      NOT NULL,
    UNIQUE (product_id, warehouse_id, from_warehouse_id, period)
);

CREATE INDEX stock_proposal_supply ON stock_proposal (expected_on) WHERE status IN ('pending', 'approved');

-- Append-only: who did what.
CREATE TABLE stock_proposal_step (
    step_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    proposal_id text             NOT NULL REFERENCES stock_proposal,
    at          timestamptz      NOT NULL,
    who         text             NOT NULL,
    action      text             NOT NULL,
    quantity    double precision NOT NULL,
    comment     text
);

CREATE INDEX stock_proposal_step_proposal ON stock_proposal_step (proposal_id);

-- Alerts that were sent, so that each goes out once.
CREATE TABLE stock_alert (
    alert_id text PRIMARY KEY,
    at       timestamptz NOT NULL
);

CREATE TABLE route_plan (
    plan_id        text PRIMARY KEY,
    status         text        NOT NULL,
    created_at     timestamptz NOT NULL,
    request        jsonb       NOT NULL,
    unserved       jsonb       NOT NULL,
    notes          jsonb       NOT NULL,
    progress       jsonb       NOT NULL,
    result         jsonb,
    message        text,
    based_on       text,
    stop_requested boolean     NOT NULL DEFAULT false,
    heartbeat      timestamptz
);

CREATE INDEX route_plan_open ON route_plan (created_at) WHERE status IN ('queued', 'running');
