-- Comparisons: what was asked and answered in their columns. Statements are separated by an empty line.
-- A released file never changes; what comes next is 0002_….sql.
-- Times are ISO 8601 text in UTC with milliseconds, so that they sort as they read; empty where there is none.

-- 'Swyc': tells these files from the history's and from those of other programs.
PRAGMA application_id = 1400338787;

CREATE TABLE conversations (
    seq          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    title        TEXT NOT NULL,
    title_is_own INTEGER NOT NULL,
    created      TEXT NOT NULL,
    changed      TEXT NOT NULL,
    pinned       INTEGER NOT NULL,
    archived     INTEGER NOT NULL,
    folder       TEXT NOT NULL,
    tags         TEXT NOT NULL,               -- JSON array
    layout       TEXT NOT NULL DEFAULT '{}',  -- JSON object
    policy       TEXT NOT NULL DEFAULT '{}',  -- JSON object
    columns      INTEGER NOT NULL DEFAULT 0,  -- how many
    turns        INTEGER NOT NULL DEFAULT 0,  -- of the column with the most
    removed_at   TEXT                         -- NULL: it is there
);

CREATE INDEX conversations_by_change ON conversations (pinned, changed);

CREATE INDEX conversations_by_removal ON conversations (removed_at) WHERE removed_at IS NOT NULL;

CREATE TABLE columns (
    conversation INTEGER NOT NULL REFERENCES conversations (seq) ON DELETE CASCADE,
    id           INTEGER NOT NULL,
    position     INTEGER NOT NULL,
    settings     TEXT NOT NULL, -- JSON object
    head         INTEGER NOT NULL,
    PRIMARY KEY (conversation, id)
) WITHOUT ROWID;

-- A turn's number is its conversation's times 2^24 and more, so that those of a conversation stand together and the
-- index of words can tell whose they are.
CREATE TABLE turns (
    seq          INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL,
    column_id    INTEGER NOT NULL,
    id           INTEGER NOT NULL,
    parent       INTEGER NOT NULL,
    question_id  INTEGER NOT NULL,
    state        TEXT NOT NULL,
    question     TEXT NOT NULL,
    answer       TEXT NOT NULL,
    reasoning    TEXT NOT NULL,
    facts        TEXT NOT NULL,    -- JSON object
    indexed      INTEGER NOT NULL, -- its texts are in `search`
    UNIQUE (conversation, column_id, id),
    FOREIGN KEY (conversation, column_id) REFERENCES columns (conversation, id) ON DELETE CASCADE
);

CREATE INDEX turns_not_indexed ON turns (seq) WHERE indexed = 0;

-- Each attempt as it went over the wire, packed.
CREATE TABLE exchanges (
    turn    INTEGER NOT NULL REFERENCES turns (seq) ON DELETE CASCADE,
    started TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (turn, started, ordinal)
);

-- Each file once, whoever goes along with it.
CREATE TABLE attachments (
    seq   INTEGER PRIMARY KEY,
    hash  BLOB NOT NULL UNIQUE, -- SHA-256
    bytes BLOB NOT NULL
);

CREATE TABLE turn_attachments (
    turn       INTEGER NOT NULL REFERENCES turns (seq) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    attachment INTEGER NOT NULL REFERENCES attachments (seq),
    kind       TEXT NOT NULL,
    name       TEXT NOT NULL,
    media_type TEXT NOT NULL,
    PRIMARY KEY (turn, position)
) WITHOUT ROWID;

CREATE INDEX turn_attachments_by_attachment ON turn_attachments (attachment);

-- What is written and not sent yet, by conversation; '' for one that is not there yet.
CREATE TABLE drafts (
    id   TEXT PRIMARY KEY,
    text TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE draft_attachments (
    draft      TEXT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    attachment INTEGER NOT NULL REFERENCES attachments (seq),
    kind       TEXT NOT NULL,
    name       TEXT NOT NULL,
    media_type TEXT NOT NULL,
    PRIMARY KEY (draft, position)
) WITHOUT ROWID;

CREATE INDEX draft_attachments_by_attachment ON draft_attachments (attachment);

-- Parts of three characters of all titles, questions and answers, folded; the texts themselves are not stored again.
-- Row numbers are those of the turns, and those of conversations times 2^24 for titles.
CREATE VIRTUAL TABLE search USING fts5 (text, content = '', detail = none, columnsize = 0,
                                        tokenize = 'trigram case_sensitive 1');

CREATE VIRTUAL TABLE search_parts USING fts5vocab (search, instance);

-- What is left to do, and how the index was made.
CREATE TABLE notes (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
