CREATE TABLE import_job (
    id             uuid        PRIMARY KEY,
    kind           text        NOT NULL,
    mapping        text        NOT NULL,
    file_name      text        NOT NULL,
    state          text        NOT NULL,
    bytes_total    bigint      NOT NULL,
    bytes_read     bigint      NOT NULL DEFAULT 0,
    lines_read     bigint      NOT NULL DEFAULT 0,
    accepted       bigint      NOT NULL DEFAULT 0,
    rejected       bigint      NOT NULL DEFAULT 0,
    reject_reasons jsonb       NOT NULL DEFAULT '{}',
    events         jsonb       NOT NULL DEFAULT '{}',
    message        text,
    created_by     text        NOT NULL,
    created_at     timestamptz NOT NULL,
    finished_at    timestamptz
);
