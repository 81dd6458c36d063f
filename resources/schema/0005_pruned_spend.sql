-- What removed requests cost, for budgets whose period is longer than the history is kept: sums by 15 minutes of UTC (as
-- in usage_quarters) and by all that budgets look at. Empty text where there was nothing.
CREATE TABLE pruned_spend (
    quarter          INTEGER NOT NULL,
    member           TEXT NOT NULL,
    key_name         TEXT NOT NULL,
    key_id           TEXT NOT NULL,
    app              TEXT NOT NULL,
    provider         TEXT NOT NULL,
    provider_key     TEXT NOT NULL,
    model            TEXT NOT NULL,
    simulated        INTEGER NOT NULL,
    cost_picodollars INTEGER NOT NULL,
    PRIMARY KEY (quarter, member, key_name, key_id, app, provider, provider_key, model, simulated)
) WITHOUT ROWID;
