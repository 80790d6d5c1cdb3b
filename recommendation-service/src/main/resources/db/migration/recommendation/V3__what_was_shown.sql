-- What a product cost and how many there were when it was seen, for the ranker to learn from.
ALTER TABLE feedback ADD COLUMN price numeric;
ALTER TABLE feedback ADD COLUMN units numeric;

-- Answers that were varied by chance while an experiment was in preview: what was shown, with which probability, and
-- which of the variants (bit n: the n-th; bit 15: answers as they are) would have shown it too, of how many products.
CREATE TABLE varied_answer (
    experiment   text               NOT NULL,
    decision_id  text               NOT NULL,
    user_id      text               NOT NULL,
    at           timestamptz        NOT NULL,
    products     text[]             NOT NULL,
    propensities double precision[] NOT NULL,
    variants     integer[]          NOT NULL,
    sizes        integer[]          NOT NULL,
    PRIMARY KEY (experiment, decision_id)
);

CREATE INDEX varied_answer_user ON varied_answer (user_id);
CREATE INDEX varied_answer_time ON varied_answer (at);
