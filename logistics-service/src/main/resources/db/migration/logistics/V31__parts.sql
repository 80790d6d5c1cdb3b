-- Orders picked and delivered are kept for good; those few that are parts of another are found by that other.
CREATE INDEX picked_order_part ON picked_order (regexp_replace(order_id, '/[^/]*$', '')) WHERE order_id LIKE '%/%';
CREATE INDEX delivery_part ON delivery (regexp_replace(order_id, '/[^/]*$', '')) WHERE order_id LIKE '%/%';
