-- Each rival's newest offer while a price of ours was in force: how it answers when ours moves.
CREATE TABLE rival_answer (
    competitor text   NOT NULL,
    product_id text   NOT NULL,
    history_id bigint NOT NULL REFERENCES price_history (id),
    own_price  double precision NOT NULL,
    price      double precision NOT NULL,
    PRIMARY KEY (competitor, product_id, history_id)
);
CREATE INDEX rival_answer_history ON rival_answer (history_id);
