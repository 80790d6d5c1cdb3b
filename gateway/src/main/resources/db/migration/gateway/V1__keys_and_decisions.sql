-- Of a key only its SHA-256 is kept: it is 256 random bits, so there is nothing to guess.
CREATE TABLE api_key (
    id                  text        PRIMARY KEY,
    name                text        NOT NULL,
    hash                bytea       NOT NULL UNIQUE,
    roles               text[]      NOT NULL,
    requests_per_second integer,
    created_at          timestamptz NOT NULL,
    created_by          text        NOT NULL,
    expires_at          timestamptz,
    revoked_at          timestamptz,
    revoked_by          text
);

-- One partition a day, made when its first decision comes and dropped whole when its time is over.
CREATE TABLE decision (
    decision_id text        NOT NULL,
    decided_at  timestamptz NOT NULL,
    kind        text        NOT NULL,
    subject     text,
    record      json        NOT NULL,
    PRIMARY KEY (decision_id, decided_at)
) PARTITION BY RANGE (decided_at);

CREATE INDEX decision_by_time ON decision (decided_at DESC);
CREATE INDEX decision_by_subject ON decision (subject, decided_at DESC);
