-- One row per thing a shopper did with a product; event_id makes each count once.
CREATE TABLE interaction (
    event_id   text        PRIMARY KEY,
    user_id    text        NOT NULL,
    product_id text        NOT NULL,
    action     smallint    NOT NULL,
    basket_id  text        NOT NULL,
    session_id text,
    at         timestamptz NOT NULL
);

CREATE INDEX interaction_user ON interaction (user_id, at DESC);
CREATE INDEX interaction_session ON interaction (session_id, at DESC) WHERE session_id IS NOT NULL;
