SELECT date, sum(minutes)
FROM entries
WHERE position = :position
    AND date BETWEEN :from AND :to
    AND planned = 0
GROUP BY date
ORDER BY date
