-- What an endpoint did not get as the caller asked: a JSON array of objects with `kind` (dropped, clamped, mapped,
-- added), `parameter`, `from` and `to`. NULL where nothing was changed.
ALTER TABLE attempts ADD COLUMN changes TEXT;

DROP VIEW attempts_v1;

CREATE VIEW attempts_v1 AS
SELECT r.id AS request_id, a.ordinal, a.provider, a.endpoint, a.key_name, a.status, a.error_kind,
       a.error_message AS message, a.started, a.connect_ms, a.first_byte_ms, a.duration_ms, a.why, a.changes
FROM attempts AS a JOIN requests AS r ON r.seq = a.request_seq;
