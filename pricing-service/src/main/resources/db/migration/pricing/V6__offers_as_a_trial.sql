-- The discount that was or, for those held out, would have been offered at the first ask; without one no part of the trial.
ALTER TABLE offer_asked ADD COLUMN discount float8;
