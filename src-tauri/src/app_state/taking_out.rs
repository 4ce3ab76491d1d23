//! What the window takes out, to a place that the person chooses in a dialog.

use std::path::PathBuf;

use super::{AppState, FileKind};
use crate::error::Refusal;
use crate::exchange::give::evidence_parts;
use crate::exchange::take_out::{TakeOut, TakeOutForm, TakenOut, take_out, unused};

impl AppState {
    /// Asks where, and writes what is wanted; none when the person decides not to.
    ///
    /// # Errors
    /// When there is nothing to take out, or it cannot be written.
    pub fn take_out(&self, wish: &TakeOut) -> Result<Option<TakenOut>, Refusal> {
        wish.check()?;
        let facts = self.read(|logbook| logbook.export_facts())?;
        let Some(path) = self.ask_where(wish) else {
            return Ok(None);
        };
        let evidence = match wish.form {
            // A file that cannot be read is said in Data safety; the others are taken out.
            TakeOutForm::Everything => self
                .read(|logbook| -> Result<_, Refusal> { Ok(evidence_parts(logbook, &facts).0) })?,
            _ => Vec::new(),
        };
        take_out(facts, evidence, wish, &path, self.clock.today()).map(Some)
    }

    fn ask_where(&self, wish: &TakeOut) -> Option<PathBuf> {
        let name = wish.name(self.clock.today());
        let kind = match wish.form {
            TakeOutForm::Csv => {
                let within = self.platform.ask_for_folder("A folder for the CSV files")?;
                return Some(unused(&within, &name));
            }
            TakeOutForm::Workbook | TakeOutForm::CreditReport | TakeOutForm::HoursReport => {
                FileKind::Workbook
            }
            TakeOutForm::Everything => FileKind::Packed,
            TakeOutForm::Facts => FileKind::Facts,
            TakeOutForm::Journal => FileKind::Text,
        };
        self.platform.ask_where_to_save(&name, kind)
    }
}
