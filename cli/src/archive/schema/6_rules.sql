-- The rules that held for an article: those of classify --rules, or those that the model carries.

CREATE TABLE rules (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    place INTEGER NOT NULL,                 -- among those that held for the article, from 0
    kind TEXT NOT NULL,                     -- must, never, boost or alias
    facet TEXT,                             -- of the label that it is about …
    label TEXT,                             -- … and the label
    probability REAL,                       -- that is stated for a label that must be given
    log_odds REAL,                          -- what is added to those of a label
    stands_for TEXT,                        -- what a phrase stands for
    note TEXT NOT NULL,                     -- why there is the rule
    found TEXT NOT NULL,                    -- JSON: what it found, as the article prints it
    PRIMARY KEY (article, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX rules_by_note ON rules (note);

ALTER TABLE tags ADD COLUMN rule INTEGER;   -- place of the rule that changed the tag, where one did
