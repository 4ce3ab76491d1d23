SELECT searched.fact_table, searched.id, snippet(search, -1, char(2), char(3), '…', 12)
FROM search
JOIN searched ON searched.row = search.rowid
WHERE search MATCH :query
ORDER BY bm25(search, 4.0, 1.0), search.rowid DESC
LIMIT :limit
