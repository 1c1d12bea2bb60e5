-- When each rhythm runs out, by a day that an index finds: a cache that triggers keep, whoever changes a fact. `told_day`
-- is the day of it that was told. `began_us` is when reminders were looked for first.

ALTER TABLE looked ADD COLUMN began_us INTEGER;
CREATE INDEX delivery_claimed ON delivery (claimed_us);

CREATE TABLE rhythm (
    id INTEGER PRIMARY KEY,
    day INTEGER NOT NULL,
    told_day INTEGER
);
CREATE INDEX rhythm_to_tell ON rhythm (day) WHERE told_day IS NOT day;
CREATE INDEX rhythm_told ON rhythm (day) WHERE told_day IS day;

-- The first quiet morning as far as the figures tell; 0 of whom they aren't of now.
CREATE VIEW rhythm_day (id, day) AS
SELECT b.id, CASE WHEN c.id IS NULL AND EXISTS (SELECT 1 FROM closeness_wanted w WHERE w.id = b.id) THEN 0 ELSE max(
    b.cadence_since_day + 1,
    coalesce(b.paused_until_day, 0),
    coalesce(c.meaningful_day, b.cadence_since_day) + b.cadence_days + 1
) END
FROM bond b LEFT JOIN closeness c ON c.id = b.id WHERE b.cadence_days IS NOT NULL;
INSERT INTO rhythm (id, day) SELECT id, day FROM rhythm_day;

CREATE TRIGGER rhythm_with_bond AFTER INSERT ON bond BEGIN
    INSERT INTO rhythm (id, day) SELECT id, day FROM rhythm_day WHERE id = new.id
    ON CONFLICT (id) DO UPDATE SET day = excluded.day;
END;
CREATE TRIGGER rhythm_with_change AFTER UPDATE ON bond BEGIN
    DELETE FROM rhythm WHERE id = new.id AND new.cadence_days IS NULL;
    INSERT INTO rhythm (id, day) SELECT id, day FROM rhythm_day WHERE id = new.id
    ON CONFLICT (id) DO UPDATE SET day = excluded.day;
END;
CREATE TRIGGER rhythm_without_bond AFTER DELETE ON bond BEGIN
    DELETE FROM rhythm WHERE id = old.id;
END;
CREATE TRIGGER rhythm_with_figures AFTER INSERT ON closeness BEGIN
    UPDATE rhythm SET day = (SELECT day FROM rhythm_day WHERE id = new.id) WHERE id = new.id;
END;
CREATE TRIGGER rhythm_with_contact AFTER UPDATE OF meaningful_day ON closeness BEGIN
    UPDATE rhythm SET day = (SELECT day FROM rhythm_day WHERE id = new.id) WHERE id = new.id;
END;
CREATE TRIGGER rhythm_without_figures AFTER DELETE ON closeness BEGIN
    UPDATE rhythm SET day = (SELECT day FROM rhythm_day WHERE id = old.id) WHERE id = old.id;
END;
CREATE TRIGGER rhythm_wanted AFTER INSERT ON closeness_wanted BEGIN
    UPDATE rhythm SET day = (SELECT day FROM rhythm_day WHERE id = new.id) WHERE id = new.id;
END;
-- Who is wanted already isn't wanted anew, and what was read of the rows since is of the past.
CREATE TRIGGER rhythm_with_entry AFTER INSERT ON entry_person BEGIN
    UPDATE rhythm SET day = (SELECT day FROM rhythm_day WHERE id = new.person_id) WHERE id = new.person_id;
END;
CREATE TRIGGER rhythm_with_person AFTER UPDATE ON entry_person BEGIN
    UPDATE rhythm SET day = (SELECT day FROM rhythm_day WHERE id = rhythm.id) WHERE id IN (old.person_id, new.person_id);
END;
CREATE TRIGGER rhythm_without_entry AFTER DELETE ON entry_person BEGIN
    UPDATE rhythm SET day = (SELECT day FROM rhythm_day WHERE id = old.person_id) WHERE id = old.person_id;
END;
CREATE TRIGGER rhythm_with_another AFTER UPDATE ON entry BEGIN
    UPDATE rhythm SET day = (SELECT day FROM rhythm_day WHERE id = rhythm.id)
    WHERE id IN (SELECT person_id FROM entry_person WHERE entry_id = new.id);
END;
