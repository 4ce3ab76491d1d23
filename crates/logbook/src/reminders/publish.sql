INSERT INTO calendar_events (uid, on_day, at_time, summary, description, sequence, cancelled, stamp)
VALUES (:uid, :on_day, :at_time, :summary, :description, :sequence, :cancelled, :stamp);
