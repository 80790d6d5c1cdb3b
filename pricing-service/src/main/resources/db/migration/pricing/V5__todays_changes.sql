-- How many prices were changed today without a person is asked with each batch of news.
CREATE INDEX price_history_cause ON price_history (cause, effective_from);
