-- What people ask for, as tables: for Datasette, pandas and R.

CREATE VIEW records AS                      -- a row an article
SELECT
    articles.article, id, title, date(articles.date) AS day, articles.date, url, language,
    (SELECT group_concat(label, '; ') FROM (
        SELECT label FROM tags
        WHERE tags.article = articles.article AND given AND target IS NULL ORDER BY place
    )) AS labels,
    brief, abstained, models.name AS model, nutgraf
FROM articles
JOIN models ON models.fingerprint = articles.model
LEFT JOIN briefs ON briefs.article = articles.article;

CREATE VIEW tagged AS                       -- a row a tag
SELECT
    articles.article, id, title, date(date) AS day, url, language, facet, label, iptc, probability,
    sure, target, canonical, mentions
FROM tags JOIN articles ON articles.article = tags.article
WHERE given;

CREATE VIEW stances AS                      -- a row an actor of an article
SELECT
    articles.article, id, title, date(date) AS day, url, canonical AS actor, target AS printed, facet,
    label, probability, sure, mentions, own_voice, quoted
FROM tags JOIN articles ON articles.article = tags.article
WHERE given AND canonical IS NOT NULL;

CREATE VIEW labels_by_day AS                -- how many articles have a label, and how many surely
SELECT date(date) AS day, facet, label, count(DISTINCT articles.article) AS articles,
    count(DISTINCT CASE WHEN sure THEN articles.article END) AS sure
FROM tags JOIN articles ON articles.article = tags.article
WHERE given
GROUP BY 1, 2, 3;
