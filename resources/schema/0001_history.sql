-- The history of requests. Statements are separated by an empty line.
-- A released file never changes; what comes next is 0002_….sql.
-- Absent values are NULL. Times are ISO 8601 text in UTC with milliseconds, so that they sort as they read.
-- Amounts are integer pico-dollars.

-- 'Swyd': tells our files from those of other programs.
PRAGMA application_id = 1400338788;

CREATE TABLE requests (
    seq                     INTEGER PRIMARY KEY,
    id                      TEXT NOT NULL UNIQUE,
    time                    TEXT NOT NULL,
    client_shape            TEXT,
    key_name                TEXT,
    app                     TEXT,
    workspace               TEXT,
    model_asked             TEXT,
    model                   TEXT,
    provider                TEXT,
    provider_name           TEXT,
    streamed                INTEGER NOT NULL,
    status                  INTEGER NOT NULL,
    error_kind              TEXT,
    error_message           TEXT,
    error_http_status       INTEGER,
    error_provider          TEXT,
    error_code              TEXT,
    error_parameter         TEXT,
    error_provider_message  TEXT,
    error_retry_after_ms    INTEGER,
    attempts                INTEGER NOT NULL,
    prompt_tokens           INTEGER,
    completion_tokens       INTEGER,
    cached_tokens           INTEGER,
    cache_write_tokens      INTEGER,
    reasoning_tokens        INTEGER,
    audio_prompt_tokens     INTEGER,
    audio_completion_tokens INTEGER,
    image_completion_tokens INTEGER,
    native_usage            TEXT,
    reported_picodollars    INTEGER,
    cost_picodollars        INTEGER,
    cost_source             TEXT,
    price_snapshot          TEXT,
    ttft_ms                 INTEGER,
    duration_ms             INTEGER NOT NULL,
    tokens_per_s            REAL,
    finish_reason           TEXT,
    native_finish_reason    TEXT,
    session_id              TEXT
);

CREATE INDEX requests_by_time ON requests (time);

CREATE TABLE attempts (
    request_seq             INTEGER NOT NULL REFERENCES requests (seq) ON DELETE CASCADE,
    ordinal                 INTEGER NOT NULL,
    provider                TEXT NOT NULL,
    endpoint                TEXT,
    key_name                TEXT,
    status                  INTEGER,
    error_kind              TEXT,
    error_message           TEXT,
    error_code              TEXT,
    error_parameter         TEXT,
    error_provider_message  TEXT,
    error_retry_after_ms    INTEGER,
    started                 TEXT,
    connect_ms              INTEGER,
    first_byte_ms           INTEGER,
    duration_ms             INTEGER NOT NULL,
    why                     TEXT,
    PRIMARY KEY (request_seq, ordinal)
) WITHOUT ROWID;

-- Sums for the dashboard, kept up in the transaction that inserts the request. A quarter is 15 minutes of UTC
-- (seconds since 1970 / 900): the offset of every time zone is a multiple of that, so any zone's days can be added up.
-- Only requests that an endpoint answered or that cost something are counted.
CREATE TABLE usage_quarters (
    quarter           INTEGER NOT NULL,
    model             TEXT NOT NULL,
    provider          TEXT NOT NULL,
    simulated         INTEGER NOT NULL,
    requests          INTEGER NOT NULL,
    prompt_tokens     INTEGER NOT NULL,
    completion_tokens INTEGER NOT NULL,
    cost_picodollars  INTEGER NOT NULL,
    PRIMARY KEY (quarter, model, provider, simulated)
) WITHOUT ROWID;

-- The views are what other programs may rely on; columns are only ever added.
CREATE VIEW requests_v1 AS
SELECT id, time, client_shape, key_name, app, workspace, model_asked, model, provider, streamed, status, error_kind,
       attempts, prompt_tokens, completion_tokens, cached_tokens, cache_write_tokens, reasoning_tokens,
       cost_picodollars, cost_source, price_snapshot, ttft_ms, duration_ms, tokens_per_s, finish_reason, session_id
FROM requests;

CREATE VIEW attempts_v1 AS
SELECT r.id AS request_id, a.ordinal, a.provider, a.endpoint, a.key_name, a.status, a.error_kind,
       a.error_message AS message, a.started, a.connect_ms, a.first_byte_ms, a.duration_ms, a.why
FROM attempts AS a JOIN requests AS r ON r.seq = a.request_seq;
