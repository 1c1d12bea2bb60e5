-- Catch up asks first about those of whom the cards say most. Keys of one fullness come in the order of people, so that an
-- import only appends to them. A file of its own, since reading damaged pages of cards must not keep a home from opening.

CREATE INDEX card_by_fullness ON card (fullness DESC, person_id);
