-- The catalog id of the model that was asked, for a fallback is often another one; and what the attempt was charged, or
-- may have been charged where another endpoint that was asked at the same time was faster.
ALTER TABLE attempts ADD COLUMN model TEXT;

ALTER TABLE attempts ADD COLUMN cost_picodollars INTEGER;

-- What the provider's prompt cache saved, less what writing to it cost more; below zero where it did not pay.
ALTER TABLE requests ADD COLUMN cache_saving_picodollars INTEGER;

DROP VIEW attempts_v1;

CREATE VIEW attempts_v1 AS
SELECT r.id AS request_id, a.ordinal, a.provider, a.endpoint, a.key_name, a.status, a.error_kind,
       a.error_message AS message, a.started, a.connect_ms, a.first_byte_ms, a.duration_ms, a.why, a.changes, a.model,
       a.cost_picodollars
FROM attempts AS a JOIN requests AS r ON r.seq = a.request_seq;

DROP VIEW requests_v1;

CREATE VIEW requests_v1 AS
SELECT id, time, client_shape, key_name, app, workspace, model_asked, model, provider, streamed, status, error_kind,
       attempts, prompt_tokens, completion_tokens, cached_tokens, cache_write_tokens, reasoning_tokens,
       cost_picodollars, cost_source, price_snapshot, ttft_ms, duration_ms, tokens_per_s, finish_reason, session_id,
       cache_saving_picodollars
FROM requests;
