SELECT 0, date, count(*), sum(minutes), sum(planned * minutes), sum(planned), 0
FROM entries
