CREATE TABLE warehouse_layout (
    warehouse_id text PRIMARY KEY,
    layout       jsonb       NOT NULL,
    updated_at   timestamptz NOT NULL,
    updated_by   text        NOT NULL
);

-- What lies where; without units, whatever the warehouse has of it.
CREATE TABLE stored_product (
    warehouse_id text        NOT NULL,
    location_id  text        NOT NULL,
    product_id   text        NOT NULL,
    units        double precision,
    updated_at   timestamptz NOT NULL,
    PRIMARY KEY (warehouse_id, location_id, product_id)
);

-- Orders as the warehouse sees them, event by event: to pick while they are open, to learn from afterwards.
CREATE TABLE pick_order_event (
    event_id     text PRIMARY KEY,
    order_id     text        NOT NULL,
    type         text        NOT NULL,
    at           timestamptz NOT NULL,
    warehouse_id text,
    window_start timestamptz,
    lines        jsonb       NOT NULL
);

CREATE INDEX pick_order_event_order ON pick_order_event (order_id);
CREATE INDEX pick_order_event_at ON pick_order_event (at);

CREATE TABLE picked_order (
    order_id text PRIMARY KEY,
    at       timestamptz NOT NULL
);

CREATE TABLE pick_plan (
    plan_id    text PRIMARY KEY,
    status     text        NOT NULL,
    created_at timestamptz NOT NULL,
    caller     text        NOT NULL,
    request    jsonb       NOT NULL,
    progress   jsonb       NOT NULL,
    result     jsonb,
    message    text,
    heartbeat  timestamptz
);

CREATE INDEX pick_plan_open ON pick_plan (created_at) WHERE status IN ('queued', 'running');

CREATE TABLE pick_wave (
    wave_id      text PRIMARY KEY,
    warehouse_id text        NOT NULL,
    status       text        NOT NULL,
    created_at   timestamptz NOT NULL,
    wave         jsonb       NOT NULL
);

CREATE INDEX pick_wave_warehouse ON pick_wave (warehouse_id, created_at);

CREATE TABLE pick_batch (
    wave_id        text    NOT NULL REFERENCES pick_wave,
    number         integer NOT NULL,
    status         text    NOT NULL,
    order_ids      text[]  NOT NULL,
    batch          jsonb   NOT NULL,
    done_at        timestamptz,
    actual_seconds double precision,
    PRIMARY KEY (wave_id, number)
);

-- One proposal per warehouse, day, kind, product and places.
CREATE TABLE warehouse_proposal (
    proposal_id  text PRIMARY KEY,
    warehouse_id text        NOT NULL,
    kind         text        NOT NULL,
    period       date        NOT NULL,
    step         integer     NOT NULL,
    status       text        NOT NULL,
    proposal     jsonb       NOT NULL,
    updated_at   timestamptz NOT NULL,
    done_at      timestamptz
);

CREATE INDEX warehouse_proposal_warehouse ON warehouse_proposal (warehouse_id, period, kind);

-- Append-only: who did what with a wave or proposal.
CREATE TABLE warehouse_step (
    step_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject_id text        NOT NULL,
    at         timestamptz NOT NULL,
    who        text        NOT NULL,
    action     text        NOT NULL,
    comment    text
);

CREATE INDEX warehouse_step_subject ON warehouse_step (subject_id);

-- What batches really took: the pick times are fitted to it.
CREATE TABLE pick_outcome (
    outcome_id    text PRIMARY KEY,
    at            timestamptz      NOT NULL,
    warehouse_id  text             NOT NULL,
    picker        text             NOT NULL,
    meters        double precision NOT NULL,
    lines_by_zone jsonb            NOT NULL,
    units         double precision NOT NULL,
    seconds       double precision NOT NULL
);

CREATE INDEX pick_outcome_at ON pick_outcome (at);
