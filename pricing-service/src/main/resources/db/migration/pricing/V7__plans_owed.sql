-- Promotions, as they were or as they are, whose products' plans are still to be told.
CREATE TABLE promotion_plan_owed (
    owed_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    promotion jsonb NOT NULL
);
