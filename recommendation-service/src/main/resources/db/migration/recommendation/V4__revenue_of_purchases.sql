-- What a purchase brought: it may be known before the click that led to it, and is credited when that comes.
ALTER TABLE interaction ADD COLUMN revenue numeric;
