-- Prices by channel; '' is the shop's own, which holds wherever a channel has none of a product.
ALTER TABLE price_history ADD COLUMN channel text NOT NULL DEFAULT '';
DROP INDEX price_history_product;
CREATE INDEX price_history_product ON price_history (product_id, channel, id);

ALTER TABLE price_schedule ADD COLUMN channel text NOT NULL DEFAULT '';

ALTER TABLE proposal ADD COLUMN channel text NOT NULL DEFAULT '';
DROP INDEX proposal_open;
CREATE UNIQUE INDEX proposal_open ON proposal (product_id, channel) WHERE state = 'open';

-- '' where a rival asks it everywhere; what it asks in a channel is kept beside that.
ALTER TABLE rival_offer ADD COLUMN channel text NOT NULL DEFAULT '';
ALTER TABLE rival_offer DROP CONSTRAINT rival_offer_pkey;
ALTER TABLE rival_offer ADD PRIMARY KEY (product_id, competitor, channel);
