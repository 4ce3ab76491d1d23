SELECT rowid, snippet(search, -1, char(2), char(3), '…', 12)
FROM search
WHERE search MATCH :query
ORDER BY bm25(search, 4.0, 1.0), rowid DESC
LIMIT :limit
