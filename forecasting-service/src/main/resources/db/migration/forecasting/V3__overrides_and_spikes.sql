-- What planners know better, with who, when and why; kept apart from the forecast.
CREATE TABLE forecast_override (
    override_id   text PRIMARY KEY,
    product_id    text NOT NULL,
    first_day     date NOT NULL,
    last_day      date NOT NULL,
    units_per_day double precision,
    factor        double precision,
    reason        text NOT NULL,
    made_by       text NOT NULL,
    made_at       timestamptz NOT NULL,
    withdrawn_by  text,
    withdrawn_at  timestamptz
);

CREATE INDEX forecast_override_product ON forecast_override (product_id, last_day);

-- What the model and the planner said of each day when the override was made.
CREATE TABLE override_day (
    override_id text NOT NULL REFERENCES forecast_override,
    day         date NOT NULL,
    baseline    double precision NOT NULL,
    total       double precision NOT NULL,
    PRIMARY KEY (override_id, day)
);

-- Surges of attention, one per product and day of event time.
CREATE TABLE attention_spike (
    product_id text NOT NULL,
    day        date NOT NULL,
    seen_at    timestamptz NOT NULL,
    lift       double precision NOT NULL,
    baseline   double precision NOT NULL,
    told       boolean NOT NULL DEFAULT false,
    PRIMARY KEY (product_id, day)
);

CREATE INDEX attention_spike_day ON attention_spike (day);
