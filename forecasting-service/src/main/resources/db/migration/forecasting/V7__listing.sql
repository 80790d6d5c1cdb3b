-- Since when the catalogue lists a product that had not sold by then.
CREATE TABLE listing (
    product_id text PRIMARY KEY,
    since      date NOT NULL
);
