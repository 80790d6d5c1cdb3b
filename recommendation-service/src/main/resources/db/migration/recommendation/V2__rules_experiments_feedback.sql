-- What a merchant wants shown, or not. The body is the rule as it came, stamped.
CREATE TABLE rule (
    rule_id text  PRIMARY KEY,
    body    jsonb NOT NULL
);

CREATE TABLE experiment (
    experiment_id text  PRIMARY KEY,
    body          jsonb NOT NULL
);

-- Who changed which rule or experiment, from what to what; only added to.
CREATE TABLE audit (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text        NOT NULL,
    subject    text        NOT NULL,
    at         timestamptz NOT NULL,
    changed_by text        NOT NULL,
    before     jsonb,
    after      jsonb
);

CREATE INDEX audit_kind ON audit (kind, id DESC);

-- What came of an answer. One product of one answer is seen, clicked, put into the cart and bought once each. When it
-- happened (at) may be long past if events are replayed; figures go by when it was counted.
CREATE TABLE feedback (
    decision_id   text        NOT NULL,
    product_id    text        NOT NULL,
    kind          smallint    NOT NULL,
    user_id       text        NOT NULL,
    at            timestamptz NOT NULL,
    counted_at    timestamptz NOT NULL DEFAULT now(),
    model_version text        NOT NULL,
    page          text,
    experiment    text,
    variant       text,
    revenue       numeric,
    PRIMARY KEY (decision_id, product_id, kind)
);

CREATE INDEX feedback_time ON feedback (counted_at);
CREATE INDEX feedback_user ON feedback (user_id, product_id, at DESC);
CREATE INDEX feedback_experiment ON feedback (experiment, counted_at) WHERE experiment IS NOT NULL;

-- Who was answered under which variant, since when.
CREATE TABLE exposure (
    experiment text        NOT NULL,
    user_id    text        NOT NULL,
    variant    text        NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (experiment, user_id, variant)
);

CREATE INDEX exposure_user ON exposure (user_id);
