-- What lists of articles are made from, small enough to be read whole: the texts lie elsewhere.

CREATE TABLE listing (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    day TEXT,                               -- YYYY-MM-DD, of a date that begins so
    outlet TEXT                             -- who printed it, as the caller's own fields tell
) STRICT;

CREATE VIEW listed AS                       -- the same, made anew from what the articles say
SELECT
    article,
    CASE WHEN date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' THEN substr(date, 1, 10) END AS day,
    (
        SELECT name FROM (
            SELECT key,
                trim(CAST(iif(type = 'object', json_extract(value, '$.name'), value) AS TEXT)) AS name
            FROM json_each(fields)
            WHERE key IN (
                    'outlet', 'source', 'site', 'publisher', 'publication', 'newspaper', 'source_name'
                ) AND type IN ('text', 'integer', 'real', 'object')
        )
        WHERE name <> ''
        ORDER BY instr(' outlet source site publisher publication newspaper source_name', ' ' || key)
        LIMIT 1
    ) AS outlet
FROM articles;

CREATE TRIGGER listing_added AFTER INSERT ON articles BEGIN
    INSERT INTO listing SELECT * FROM listed WHERE article = new.article;
END;

CREATE TRIGGER listing_changed AFTER UPDATE OF date, fields ON articles BEGIN
    UPDATE listing SET (day, outlet) = (
        SELECT day, outlet FROM listed WHERE listed.article = new.article
    ) WHERE article = new.article;
END;

INSERT INTO listing SELECT * FROM listed;

CREATE INDEX tags_listed ON tags (article, facet, label, probability, sure, canonical) WHERE given;
