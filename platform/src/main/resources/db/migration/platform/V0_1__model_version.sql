CREATE TABLE model_version (
    name        text        NOT NULL,
    version     bigint      NOT NULL,
    fitted_at   timestamptz NOT NULL,
    promoted_at timestamptz,
    champion    boolean     NOT NULL DEFAULT false,
    metrics     jsonb       NOT NULL,
    reason      text        NOT NULL,
    payload     bytea       NOT NULL,
    PRIMARY KEY (name, version)
);

CREATE UNIQUE INDEX model_champion ON model_version (name) WHERE champion;
