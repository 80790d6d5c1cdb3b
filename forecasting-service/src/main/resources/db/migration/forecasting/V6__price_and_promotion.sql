-- What a product was sold for on a day, and whether under a promotion: known from the next record of a day on.
ALTER TABLE demand ADD COLUMN price double precision, ADD COLUMN promotion boolean NOT NULL DEFAULT false;
