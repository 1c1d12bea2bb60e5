-- A figure rests on others too: how many were at the table (product 4.1, G), and whether those both know are there (4.3, N).
-- Beyond 64 people one more or less changes nothing that is seen, and a big table is logged as fast as a small one.
CREATE TRIGGER entry_person_joined AFTER INSERT ON entry_person
WHEN (SELECT count(*) FROM (SELECT 1 FROM entry_person WHERE entry_id = new.entry_id LIMIT 65)) < 65 BEGIN
    DELETE FROM closeness WHERE id IN (SELECT person_id FROM entry_person WHERE entry_id = new.entry_id);
END;
CREATE TRIGGER entry_person_left AFTER DELETE ON entry_person
WHEN (SELECT count(*) FROM (SELECT 1 FROM entry_person WHERE entry_id = old.entry_id LIMIT 65)) < 65 BEGIN
    DELETE FROM closeness WHERE id IN (SELECT person_id FROM entry_person WHERE entry_id = old.entry_id);
END;
CREATE TRIGGER known_with_book AFTER UPDATE OF state ON book BEGIN
    DELETE FROM closeness WHERE id IN (SELECT first_id FROM tie UNION ALL SELECT second_id FROM tie);
END;
CREATE TRIGGER known_there AFTER UPDATE OF shown, is_me ON person
WHEN old.shown <> new.shown OR old.is_me <> new.is_me BEGIN
    DELETE FROM closeness WHERE id IN (
        SELECT first_id FROM tie WHERE second_id = new.id UNION ALL SELECT second_id FROM tie WHERE first_id = new.id
    );
END;
