INSERT INTO calendar_events (uid, on_day, summary, description, sequence, cancelled, stamp)
VALUES (:uid, :on_day, :summary, :description, :sequence, :cancelled, :stamp);
