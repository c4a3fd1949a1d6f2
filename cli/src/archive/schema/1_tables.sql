-- What nutgraf says of articles. docs/archive.md tells the tables.

CREATE TABLE models (
    fingerprint TEXT NOT NULL PRIMARY KEY,  -- first sixteen digits of the SHA-256 of its file
    name TEXT NOT NULL
) STRICT;

CREATE TABLE runs (
    run INTEGER PRIMARY KEY,
    started TEXT NOT NULL,                  -- UTC
    ended TEXT,                             -- UTC; NULL while it runs, or if it was broken off
    nutgraf TEXT NOT NULL,
    model TEXT NOT NULL REFERENCES models,
    settings TEXT NOT NULL,                 -- JSON
    read INTEGER,
    added INTEGER NOT NULL DEFAULT 0,
    replaced INTEGER NOT NULL DEFAULT 0,
    already_there INTEGER,
    left_out INTEGER,
    seconds REAL
) STRICT;

CREATE TABLE articles (
    article INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT,
    text TEXT NOT NULL,
    date TEXT,                              -- as the record writes it
    url TEXT,
    language TEXT,
    known_words REAL NOT NULL,
    abstained TEXT,                         -- why no facet says anything
    not_news TEXT,                          -- what it is, where it is no news
    notes TEXT NOT NULL,                    -- JSON: what reading took
    fields TEXT NOT NULL,                   -- JSON: the caller's own fields
    version TEXT NOT NULL,                  -- digest of id, headline, text, model and settings
    model TEXT NOT NULL REFERENCES models,
    nutgraf TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES runs    -- that read it
) STRICT;
CREATE INDEX articles_by_date ON articles (date);

CREATE TABLE tags (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    place INTEGER NOT NULL,                 -- among the article's tags, from 0
    facet TEXT NOT NULL,
    label TEXT NOT NULL,
    path TEXT,                              -- JSON: labels from the top level down
    iptc TEXT,
    probability REAL NOT NULL,
    sure INTEGER NOT NULL,
    given INTEGER NOT NULL,                 -- 0 where the label is only ranked
    target TEXT,                            -- the actor, as the article prints the name
    canonical TEXT,                         -- the actor, as other articles do, too
    called INTEGER,                         -- whether a side is called, and not the neutral label
    share REAL,                             -- of the article's sentences that name the actor
    mentions INTEGER,
    own_voice TEXT,                         -- the stance in the outlet's own words
    own_voice_probability REAL,
    own_voice_mentions INTEGER,
    quoted TEXT,                            -- the stance in the words of people it quotes
    quoted_probability REAL,
    quoted_mentions INTEGER,
    strongest TEXT,                         -- JSON: the sentence that speaks most for a side
    PRIMARY KEY (article, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX tags_by_label ON tags (facet, label);
CREATE INDEX tags_by_actor ON tags (canonical) WHERE canonical IS NOT NULL;

CREATE TABLE mentions (                     -- sentences that mention the actor of a tag
    article INTEGER NOT NULL,
    tag INTEGER NOT NULL,                   -- place of the tag
    place INTEGER NOT NULL,                 -- from 0
    start INTEGER NOT NULL,                 -- in the text, in Unicode scalar values
    end INTEGER NOT NULL,
    sentence TEXT NOT NULL,
    PRIMARY KEY (article, tag, place),
    FOREIGN KEY (article, tag) REFERENCES tags ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE briefs (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    brief TEXT NOT NULL,
    reason TEXT,                            -- why it is shorter than was asked for
    method TEXT NOT NULL
) STRICT;

CREATE TABLE brief_sentences (
    article INTEGER NOT NULL REFERENCES briefs ON DELETE CASCADE,
    place INTEGER NOT NULL,                 -- from 0
    text TEXT NOT NULL,                     -- as it is printed
    start INTEGER NOT NULL,                 -- in the text, in Unicode scalar values
    end INTEGER NOT NULL,
    score REAL NOT NULL,
    sentence INTEGER NOT NULL,              -- its number among those of the story, from 0
    edits TEXT NOT NULL,                    -- JSON
    PRIMARY KEY (article, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE history (                      -- articles as they were before they were replaced
    history INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    record TEXT NOT NULL,                   -- JSON, as docs/record.schema.json has it, with the text
    run INTEGER NOT NULL REFERENCES runs,   -- that read it
    replaced_by INTEGER NOT NULL REFERENCES runs
) STRICT;
CREATE INDEX history_by_id ON history (id);
