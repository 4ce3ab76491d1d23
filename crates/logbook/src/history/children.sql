SELECT child.name, reference."from"
FROM main.sqlite_schema AS child
JOIN pragma_foreign_key_list(child.name) AS reference
WHERE child.type = 'table'
    AND reference."table" = :table
