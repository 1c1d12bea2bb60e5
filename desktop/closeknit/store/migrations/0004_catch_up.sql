-- What Catch up asks, and is told without a row of its own: that two never met makes no interaction, and that no rhythm
-- is wanted no cadence. Both are kept here, so that nobody is asked twice; a meeting or a cadence speaks for itself.

ALTER TABLE bond ADD COLUMN has_never_met INTEGER NOT NULL DEFAULT 0;
ALTER TABLE bond ADD COLUMN wants_no_rhythm INTEGER NOT NULL DEFAULT 0;

-- The user's word that a card which claims to be a person's is an organisation's. It is the person's and not the card's,
-- since a card stays as it is; `kind`, which is derived from the cards, follows it each time it is rebuilt.
ALTER TABLE person ADD COLUMN is_not_person INTEGER NOT NULL DEFAULT 0;
