-- For what the newest requests showed of the endpoints of one model. Attempts from before they had a model of their own
-- are found under NULL.
CREATE INDEX attempts_by_model ON attempts (model, request_seq);
