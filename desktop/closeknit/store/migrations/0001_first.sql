-- Books, cards, people, imports and the journal. Moments are microseconds since 1970, UTC.

-- A step is one act of the user; `seq` orders undone steps by when they were undone (redo takes the newest).
CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    params TEXT NOT NULL,
    at_us INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'done', 'undone', 'dropped')),
    person_id INTEGER,
    is_spoiled INTEGER NOT NULL DEFAULT 0,
    undone_seq INTEGER
);
CREATE INDEX step_state ON step (state, id);

-- One row of a step: images hold the columns that changed, both NULL where the step only rests on the row.
CREATE TABLE change (
    step_id INTEGER NOT NULL REFERENCES step (id),
    seq INTEGER NOT NULL,
    tbl TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    person_id INTEGER,
    before TEXT,
    after TEXT,
    PRIMARY KEY (step_id, seq)
) WITHOUT ROWID;
CREATE INDEX change_row ON change (tbl, row_id, step_id);
CREATE INDEX change_person ON change (person_id, step_id) WHERE person_id IS NOT NULL;

-- While an import is undone or dropped, what it brought is hidden; that is its whole undo.
CREATE TABLE import (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    step_id INTEGER NOT NULL REFERENCES step (id),
    book_id INTEGER NOT NULL,
    is_new_book INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'done', 'undone', 'dropped')),
    started_us INTEGER NOT NULL,
    sources TEXT NOT NULL
);
CREATE INDEX import_step ON import (step_id);

-- `import_id` names the import that made the book, NULL for one made otherwise.
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('file', 'folder', 'local')),
    path TEXT NOT NULL,
    state INTEGER NOT NULL DEFAULT 0,
    import_id INTEGER
);

-- `digest` is of the whole file as last read, when it held `cards_read` cards.
CREATE TABLE source (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    book_id INTEGER NOT NULL REFERENCES book (id),
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    position INTEGER NOT NULL,
    encoding TEXT NOT NULL DEFAULT 'utf-8',
    line_end TEXT NOT NULL DEFAULT '',
    tail BLOB NOT NULL DEFAULT x'',
    digest BLOB NOT NULL DEFAULT x'',
    cards_read INTEGER NOT NULL DEFAULT 0,
    import_id INTEGER
);
CREATE INDEX source_book ON source (book_id, position, id);

-- `organisation_key` is U+FFFF where there is none, so that these come last. `shown`: 0 in lists, 1 in the trash, 2 nowhere (no card is left). `import_id` and `book_id` are set while all cards
-- of the person are of that one import or book, so that undoing the one or removing the other touches no person.
CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    state INTEGER NOT NULL DEFAULT 0,
    shown INTEGER NOT NULL DEFAULT 2,
    is_me INTEGER NOT NULL DEFAULT 0,
    prefers INTEGER,
    kind TEXT NOT NULL DEFAULT 'person',
    name TEXT NOT NULL DEFAULT '',
    native_name TEXT NOT NULL DEFAULT '',
    family TEXT NOT NULL DEFAULT '',
    given TEXT NOT NULL DEFAULT '',
    sort_key TEXT NOT NULL DEFAULT '',
    organisation TEXT NOT NULL DEFAULT '',
    organisation_key TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    has_email INTEGER NOT NULL DEFAULT 0,
    has_phone INTEGER NOT NULL DEFAULT 0,
    has_photo INTEGER NOT NULL DEFAULT 0,
    changed_us INTEGER NOT NULL DEFAULT 0,
    import_id INTEGER,
    book_id INTEGER
);
CREATE INDEX person_by_name ON person (shown, kind, is_me, sort_key, id, import_id, book_id);
-- Within one organisation names are sorted when asked; a whole second index by name would cost each import.
CREATE INDEX person_by_organisation ON person (shown, kind, is_me, organisation_key);
CREATE INDEX person_by_change ON person (shown, kind, is_me, changed_us, id);

-- person_id is NULL for a span of which no content line could be lexed; state: 0 there, 1 in the trash.
CREATE TABLE card (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER REFERENCES person (id),
    source_id INTEGER NOT NULL REFERENCES source (id),
    position INTEGER NOT NULL,
    line INTEGER NOT NULL,
    state INTEGER NOT NULL DEFAULT 0,
    encoding TEXT NOT NULL,
    import_id INTEGER,
    read_at_us INTEGER NOT NULL,
    edited_at_us INTEGER,
    digest BLOB NOT NULL,
    uid TEXT NOT NULL,
    version TEXT NOT NULL,
    status INTEGER NOT NULL,
    kind TEXT NOT NULL,
    revision TEXT NOT NULL,
    fullness INTEGER NOT NULL
);
CREATE INDEX card_person ON card (person_id);
CREATE INDEX card_source ON card (source_id, position, id);
CREATE INDEX card_import ON card (import_id);

-- The truth: the card's own bytes, and the file's text between the card before and this one.
CREATE TABLE card_text (
    id INTEGER PRIMARY KEY REFERENCES card (id),
    before BLOB NOT NULL,
    raw BLOB NOT NULL
);

-- The bytes as last read, for cards that were edited here since.
CREATE TABLE card_base (
    id INTEGER PRIMARY KEY REFERENCES card (id),
    raw BLOB NOT NULL
);

-- Searchable values of cards; can be rebuilt from card_text.
CREATE TABLE item (
    card_id INTEGER NOT NULL REFERENCES card (id),
    seq INTEGER NOT NULL,
    field TEXT NOT NULL,
    label TEXT NOT NULL,
    value TEXT NOT NULL,
    normal TEXT NOT NULL,
    PRIMARY KEY (card_id, seq)
) WITHOUT ROWID;
-- Only categories are looked up by value: an index over e-mails and phones too costs a third of an import's speed.
CREATE INDEX item_category ON item (normal, value, card_id) WHERE field = 'category';

CREATE TABLE problem (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES import (id),
    source TEXT NOT NULL,
    line INTEGER NOT NULL,
    kind TEXT NOT NULL,
    params TEXT NOT NULL,
    card_id INTEGER
);
CREATE INDEX problem_import ON problem (import_id, id);
CREATE INDEX problem_card ON problem (card_id) WHERE card_id IS NOT NULL;

CREATE TABLE not_same (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    first_id INTEGER NOT NULL,
    second_id INTEGER NOT NULL,
    UNIQUE (first_id, second_id)
);

CREATE VIRTUAL TABLE person_text USING fts5 (
    text, columnsize = 0, prefix = '1 2', tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'"
);
