-- Event time is no revision of a product's features: a stock level that was told first could be younger than the sales
-- counted after it, and then held up every later level.
ALTER TABLE stock DROP COLUMN as_of;
