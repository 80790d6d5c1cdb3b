-- What the catalogue says of each product: which category it counts to, and what it is like.
CREATE TABLE listed_product (
    product_id text PRIMARY KEY,
    title      text NOT NULL,
    brand      text,
    category   text,
    price      double precision
);
