-- Who is for or against whom (classify --relations).

ALTER TABLE articles ADD COLUMN relations INTEGER;  -- how many; NULL where nobody asked

CREATE TABLE relations (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    place INTEGER NOT NULL,                 -- among the article's relations, from 0
    holder TEXT NOT NULL,                   -- who is for or against …
    target TEXT NOT NULL,                   -- … whom
    label TEXT NOT NULL,                    -- critical or supportive
    probability REAL NOT NULL,
    quoted INTEGER NOT NULL,                -- 1 in words that the article quotes
    sentence TEXT NOT NULL,
    start INTEGER NOT NULL,                 -- in the text, in Unicode scalar values
    end INTEGER NOT NULL,
    PRIMARY KEY (article, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX relations_by_holder ON relations (holder);
CREATE INDEX relations_by_target ON relations (target);
