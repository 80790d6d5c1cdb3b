-- The catalogue and what each product is expected to sell, so that a start reads no topic whole.
CREATE TABLE product (
    product_id text PRIMARY KEY,
    pack_group text,
    body       jsonb NOT NULL
);
CREATE INDEX product_pack_group ON product (pack_group) WHERE pack_group IS NOT NULL;

CREATE TABLE outlook (
    product_id    text PRIMARY KEY,
    units_per_day double precision NOT NULL
);
