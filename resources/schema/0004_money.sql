-- The own API key of the client by what stays when the key is renamed, whom it was given to, what the tokens come to by
-- the catalog's prices (also where the provider reported a cost of its own), and why the cost is what it is.
ALTER TABLE requests ADD COLUMN key_id TEXT;

ALTER TABLE requests ADD COLUMN member TEXT;

ALTER TABLE requests ADD COLUMN computed_picodollars INTEGER;

ALTER TABLE requests ADD COLUMN cost_reason TEXT;

-- For what each own key spent; all that is asked for stands in the index.
CREATE INDEX requests_by_key ON requests (key_id, time, cost_source, cost_picodollars) WHERE key_id IS NOT NULL;

-- For when each provider key was last used, and what went wrong last.
CREATE INDEX attempts_by_key ON attempts (provider, key_name, request_seq);

CREATE INDEX attempts_failed ON attempts (provider, key_name, request_seq)
    WHERE error_kind IS NOT NULL AND error_kind <> 'cancelled';

-- Which thresholds of budgets were told, so that a restart does not tell them again. The begin of a period is empty for
-- budgets without one.
CREATE TABLE budget_notices (
    budget       TEXT NOT NULL,
    period_begin TEXT NOT NULL,
    percent      INTEGER NOT NULL,
    PRIMARY KEY (budget, period_begin, percent)
) WITHOUT ROWID;

DROP VIEW requests_v1;

CREATE VIEW requests_v1 AS
SELECT id, time, client_shape, key_name, app, workspace, model_asked, model, provider, streamed, status, error_kind,
       attempts, prompt_tokens, completion_tokens, cached_tokens, cache_write_tokens, reasoning_tokens,
       cost_picodollars, cost_source, price_snapshot, ttft_ms, duration_ms, tokens_per_s, finish_reason, session_id,
       cache_saving_picodollars, key_id, member, computed_picodollars, reported_picodollars, cost_reason
FROM requests;
