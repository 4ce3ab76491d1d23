//! Keeps the search in step with the facts.

use milepost_core::facts::FactKind;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, named_params};

use crate::tables::{FoundBy, Text, found_by, table_of};

/// Makes the triggers by which this connection's changes reach the search, where it has none yet.
/// They are temporary, as those of the history are, so that they always fit the program.
pub(crate) fn follow(db: &Connection) -> rusqlite::Result<()> {
    let ready = "SELECT 1 FROM temp.sqlite_schema WHERE name LIKE 'follow_%'";
    if db.prepare_cached(ready)?.exists([])? {
        return Ok(());
    }
    let script: String = FactKind::ALL.into_iter().filter_map(triggers).collect();
    db.execute_batch(&script)
}

/// Puts the facts of each kind into the search that is not there as this program would have it:
/// after a change of the format, or of what a kind is found by.
pub(crate) fn fill(db: &mut Connection) -> rusqlite::Result<()> {
    if stale(db)?.is_empty() {
        return Ok(());
    }
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Asked again: another program may have filled it meanwhile.
    for kind in stale(&transaction)? {
        fill_kind(&transaction, kind)?;
    }
    transaction.commit()
}

fn stale(db: &Connection) -> rusqlite::Result<Vec<FactKind>> {
    let mut stale = Vec::new();
    let mut known =
        db.prepare_cached("SELECT shape FROM search_shapes WHERE fact_table = :table")?;
    for kind in FactKind::ALL {
        let shape: Option<String> = known
            .query_row([table_of(kind)], |row| row.get(0))
            .optional()?;
        if shape != Some(shape_of(kind)) {
            stale.push(kind);
        }
    }
    Ok(stale)
}

fn fill_kind(db: &Connection, kind: FactKind) -> rusqlite::Result<()> {
    let table = table_of(kind);
    let of_table = named_params! { ":table": table };
    db.execute(
        "DELETE FROM search
         WHERE rowid IN (SELECT row FROM searched WHERE fact_table = :table)",
        of_table,
    )?;
    db.execute("DELETE FROM searched WHERE fact_table = :table", of_table)?;
    if let Some(words) = Words::of(table, found_by(kind)) {
        let Words { any, title, body } = words;
        db.execute_batch(&format!(
            "INSERT INTO searched (fact_table, id)
             SELECT '{table}', id FROM {table} WHERE {any} ORDER BY row;
             INSERT INTO search (rowid, title, body)
             SELECT searched.row, {title}, {body}
             FROM {table} JOIN searched USING (id)
             WHERE searched.fact_table = '{table}';"
        ))?;
    }
    db.execute(
        "INSERT OR REPLACE INTO search_shapes (fact_table, shape) VALUES (:table, :shape)",
        named_params! { ":table": table, ":shape": shape_of(kind) },
    )?;
    Ok(())
}

/// What tells one way of filling from another.
fn shape_of(kind: FactKind) -> String {
    Words::of(table_of(kind), found_by(kind))
        .map(|it| format!("{} / {}", it.title, it.body))
        .unwrap_or_default()
}

/// The words of a row as SQL.
struct Words {
    /// Whether there are any.
    any: String,
    title: String,
    body: String,
}

impl Words {
    /// The words of a row of a table, of `NEW` or of `OLD`; none where nothing is found by words.
    fn of(row: &str, found_by: FoundBy) -> Option<Words> {
        let column = |text: &Text| match text {
            Text::Plain(name) => format!("{row}.{name}"),
            // `["a","b"]` as `a, b`; an empty list is nothing.
            Text::List(name) => format!(
                "replace(replace(replace(nullif({row}.{name}, '[]'), '[\"', ''), '\"]', ''), '\",\"', ', ')"
            ),
        };
        let title = found_by.title.map(|name| format!("{row}.{name}"));
        let texts: Vec<String> = found_by.texts.iter().map(column).collect();
        let all: Vec<&str> = title.iter().chain(&texts).map(String::as_str).collect();
        if all.is_empty() {
            return None;
        }
        let part = |text: &String| format!("coalesce({text} || ' · ', '')");
        let parts: Vec<String> = texts.iter().map(part).collect();
        Some(Words {
            any: format!("coalesce({}, NULL) IS NOT NULL", all.join(", ")),
            title: title.map_or_else(|| "''".to_owned(), |it| format!("coalesce({it}, '')")),
            body: match parts.is_empty() {
                true => "''".to_owned(),
                false => format!("rtrim({}, ' ·')", parts.join(" || ")),
            },
        })
    }
}

fn triggers(kind: FactKind) -> Option<String> {
    let table = table_of(kind);
    let Words { any, title, body } = Words::of("NEW", found_by(kind))?;
    let columns: Vec<&str> = columns(found_by(kind)).collect();
    let columns = columns.join(", ");
    let forget = format!(
        "DELETE FROM search WHERE rowid = (
             SELECT row FROM searched WHERE fact_table = '{table}' AND id = OLD.id
         );
         DELETE FROM searched WHERE fact_table = '{table}' AND id = OLD.id;"
    );
    let remember = format!(
        "INSERT INTO searched (fact_table, id) SELECT '{table}', NEW.id WHERE {any};
         INSERT INTO search (rowid, title, body)
         SELECT row, {title}, {body}
         FROM searched WHERE fact_table = '{table}' AND id = NEW.id;"
    );
    Some(format!(
        "CREATE TEMP TRIGGER follow_{table}_insert AFTER INSERT ON main.{table}
         BEGIN {remember} END;
         CREATE TEMP TRIGGER follow_{table}_delete AFTER DELETE ON main.{table}
         BEGIN {forget} END;
         CREATE TEMP TRIGGER follow_{table}_update AFTER UPDATE OF {columns} ON main.{table}
         BEGIN {forget} {remember} END;\n"
    ))
}

/// The columns that a kind is found by.
fn columns(found_by: FoundBy) -> impl Iterator<Item = &'static str> {
    let texts = found_by.texts.iter().map(|it| match it {
        Text::Plain(name) | Text::List(name) => *name,
    });
    found_by.title.into_iter().chain(texts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::columns_of;

    #[test]
    fn a_kind_is_found_by_columns_that_its_table_has() {
        for kind in FactKind::ALL {
            for column in columns(found_by(kind)) {
                let known = columns_of(kind);
                assert!(known.contains(&column), "{kind:?} has no column {column}");
            }
        }
    }
}
