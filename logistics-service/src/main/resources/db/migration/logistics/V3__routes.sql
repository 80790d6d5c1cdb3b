-- A plan for the platform's own orders is found again by what it was made from; a followed one is made anew when roads change.
ALTER TABLE route_plan
    ADD COLUMN digest      text,
    ADD COLUMN followed    boolean NOT NULL DEFAULT false,
    ADD COLUMN plan_date   date,
    ADD COLUMN underway    jsonb,
    ADD COLUMN stability   double precision,
    ADD COLUMN cause       text,
    ADD COLUMN replaced_by text,
    ADD COLUMN ends_at     timestamptz;

CREATE INDEX route_plan_digest ON route_plan (digest, created_at) WHERE digest IS NOT NULL;
CREATE INDEX route_plan_current ON route_plan (ends_at) WHERE followed AND replaced_by IS NULL AND status = 'done';

-- Whoever follows or works on a plan, in whichever replica, hears of each change.
CREATE FUNCTION tell_route_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify(TG_TABLE_SCHEMA || '_route_plan', NEW.plan_id || ' ' || NEW.status || ' ' || NEW.stop_requested::text);
    RETURN NULL;
END
$$;

CREATE TRIGGER route_plan_told AFTER INSERT OR UPDATE ON route_plan
    FOR EACH ROW EXECUTE FUNCTION tell_route_plan();

-- The newest condition of a kind and subject holds.
CREATE TABLE road_condition (
    kind      text        NOT NULL,
    subject   text        NOT NULL,
    at        timestamptz NOT NULL,
    ends_at   timestamptz,
    condition jsonb       NOT NULL,
    PRIMARY KEY (kind, subject)
);

-- One row per attempt, as it was reported.
CREATE TABLE delivery_outcome (
    order_id       text             NOT NULL,
    delivered_at   timestamptz      NOT NULL,
    number         bigint           GENERATED ALWAYS AS IDENTITY,
    latitude       double precision,
    longitude      double precision,
    service_s      double precision,
    travel_s       double precision,
    travel_m       double precision,
    travel_at      timestamptz,
    carrier        text,
    vehicle        text,
    promised_end   timestamptz,
    promised_start timestamptz,
    delivered      boolean          NOT NULL,
    PRIMARY KEY (order_id, delivered_at)
);

CREATE INDEX delivery_outcome_number ON delivery_outcome (number);
CREATE INDEX delivery_outcome_vehicle ON delivery_outcome (vehicle, delivered_at) WHERE vehicle IS NOT NULL;
