-- What was computed of a person goes with them: undo of a new person, or the purge of an import that was taken back, met
-- a figure that still named them. The person's own facts aren't here: they go first, by steps of their own.

CREATE TRIGGER person_leaving BEFORE DELETE ON person BEGIN
    DELETE FROM closeness WHERE id = old.id;
    DELETE FROM snapshot WHERE person_id = old.id;
END;
