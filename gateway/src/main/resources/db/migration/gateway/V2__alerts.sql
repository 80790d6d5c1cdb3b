-- What a person should look at, as the services said it; kept as long as decisions.
CREATE TABLE alert (
    alert_id   text        PRIMARY KEY,
    at         timestamptz NOT NULL,
    kind       text        NOT NULL,
    subject    text        NOT NULL,
    record     json        NOT NULL,
    kept_since timestamptz NOT NULL
);

CREATE INDEX alert_by_time ON alert (at DESC);
CREATE INDEX alert_by_subject ON alert (subject, at DESC);
