-- Full-text search over headlines and texts, kept up to date whoever writes.

CREATE VIRTUAL TABLE articles_fts USING fts5 (
    title, text, content="articles", content_rowid="article", tokenize="unicode61 remove_diacritics 2"
);

CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
    INSERT INTO articles_fts (rowid, title, text) VALUES (new.article, new.title, new.text);
END;

CREATE TRIGGER articles_removed AFTER DELETE ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, text)
    VALUES ('delete', old.article, old.title, old.text);
END;

CREATE TRIGGER articles_changed AFTER UPDATE OF title, text ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, text)
    VALUES ('delete', old.article, old.title, old.text);
    INSERT INTO articles_fts (rowid, title, text) VALUES (new.article, new.title, new.text);
END;

INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');
