-- Whose day comes within the week is asked by month and day. A file of its own, as the fifth is.

CREATE INDEX item_date ON item (normal, card_id) WHERE field = 'date';
