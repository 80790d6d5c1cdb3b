-- Searches for brands and mentions of brands and products, counted in steps of five minutes of event time.
CREATE TABLE interest (
    subject text        NOT NULL,
    kind    text        NOT NULL,
    step    timestamptz NOT NULL,
    count   bigint      NOT NULL,
    PRIMARY KEY (subject, kind, step)
);

CREATE INDEX interest_step ON interest (step);

-- Up to where each partition was counted, so that what is delivered twice counts once.
CREATE TABLE interest_read (
    topic       text    NOT NULL,
    part        integer NOT NULL,
    next_offset bigint  NOT NULL,
    PRIMARY KEY (topic, part)
);

-- Brands whose searches surged, one per day of event time.
CREATE TABLE brand_surge (
    brand text    NOT NULL,
    day   date    NOT NULL,
    told  boolean NOT NULL DEFAULT false,
    PRIMARY KEY (brand, day)
);
