-- Rules as they were and as they are. What waits for a person under them is decided anew in the order of listings, and this
-- says up to which that has come, so that it goes on from there.
CREATE TABLE rule_change (
    change_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rule_id       text   NOT NULL,
    what          text   NOT NULL,
    before        jsonb,
    after         jsonb,
    changed_at    timestamptz NOT NULL,
    proposals     integer,
    seen          integer NOT NULL DEFAULT 0,
    decided       integer NOT NULL DEFAULT 0,
    after_product text    NOT NULL DEFAULT '',
    after_channel text    NOT NULL DEFAULT '',
    leased_until  timestamptz,
    finished_at   timestamptz
);
CREATE INDEX rule_change_rule ON rule_change (rule_id, change_id);
CREATE INDEX rule_change_unfinished ON rule_change (change_id) WHERE finished_at IS NULL;

-- The decision that spoke last on each listing, by the number that was drawn before anything was read for it: one that began
-- earlier writes no more. After a crash it may well be empty.
CREATE SEQUENCE price_decision_number;
CREATE UNLOGGED TABLE listing_decided (
    product_id text   NOT NULL,
    channel    text   NOT NULL,
    number     bigint NOT NULL,
    PRIMARY KEY (product_id, channel)
) WITH (fillfactor = 70);
