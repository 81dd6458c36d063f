-- Sums by days of UTC, kept up in the transaction that inserts the request: what went through each endpoint for each
-- own API key (empty text: without one), without play money. A request counts for the endpoint that answered it. Only
-- requests that an endpoint answered or that cost something are counted.
CREATE TABLE usage_days (
    day               TEXT NOT NULL,
    model             TEXT NOT NULL,
    provider          TEXT NOT NULL,
    endpoint          TEXT NOT NULL,
    key_id            TEXT NOT NULL,
    requests          INTEGER NOT NULL,
    prompt_tokens     INTEGER NOT NULL,
    completion_tokens INTEGER NOT NULL,
    reasoning_tokens  INTEGER NOT NULL,
    cost_picodollars  INTEGER NOT NULL,
    PRIMARY KEY (day, model, provider, endpoint, key_id)
) WITHOUT ROWID;

-- Nobody asks for days further back. Row by row, because the sum of saturated amounts is more than SQLite can add.
INSERT INTO usage_days
SELECT substr(r.time, 1, 10), COALESCE(r.model, r.model_asked, ''), IFNULL(r.provider, ''),
       IFNULL((SELECT endpoint FROM attempts WHERE request_seq = r.seq AND provider IS r.provider
               ORDER BY error_kind IS NULL DESC, ordinal DESC LIMIT 1), ''),
       IFNULL(r.key_id, ''), 1, IFNULL(r.prompt_tokens, 0), IFNULL(r.completion_tokens, 0),
       IFNULL(r.reasoning_tokens, 0), IFNULL(r.cost_picodollars, 0)
FROM requests AS r
WHERE r.time >= strftime('%Y-%m-%d', 'now', '-31 days') AND r.cost_source IS NOT 'simulated'
      AND (r.provider IS NOT NULL OR IFNULL(r.cost_picodollars, 0) <> 0)
ON CONFLICT DO UPDATE SET requests = requests + 1,
    prompt_tokens = MIN(9223372036854775807, prompt_tokens + excluded.prompt_tokens),
    completion_tokens = MIN(9223372036854775807, completion_tokens + excluded.completion_tokens),
    reasoning_tokens = MIN(9223372036854775807, reasoning_tokens + excluded.reasoning_tokens),
    cost_picodollars = MIN(9223372036854775807, cost_picodollars + excluded.cost_picodollars);

-- The service tier that the provider says it served.
ALTER TABLE requests ADD COLUMN service_tier TEXT;
