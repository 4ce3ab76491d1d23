//! Certificates in the window: files come in, are read beside it, and become credits.

use std::path::PathBuf;

use milepost_core::certificate::draft::Draft;
use milepost_core::facts::Facts;
use milepost_core::ids::CreditId;
use milepost_logbook::{Applied, Logbook, LogbookError};

use super::AppState;
use crate::certificates::keep;
use crate::certificates::shown::{Beside, CertificateShown, FileRow, certificate, rows};
use crate::certificates::toward::{Toward, toward};
use crate::certificates::{Knowledge, is_certificate, spread_out};
use crate::error::Refusal;

impl AppState {
    /// Takes in whatever was dropped or chosen: certificates go onto the desk, sheets come in one
    /// after the other, anything else alone. Answers the place of the page that shows it.
    ///
    /// # Errors
    /// When it is nothing that can come in, or no logbook is open.
    pub fn receive_all(&self, given: &[PathBuf]) -> Result<String, Refusal> {
        let files = spread_out(given)?;
        match files.as_slice() {
            [] => Err(Refusal::because(
                "No PDFs or pictures were found in this folder.",
            )),
            [file] if !is_certificate(file) => self.receive(file),
            files => {
                let (certificates, others): (Vec<PathBuf>, Vec<PathBuf>) =
                    files.iter().cloned().partition(|it| is_certificate(it));
                if certificates.is_empty() {
                    return self.receive_sheets(others);
                }
                if !others.is_empty() {
                    return Err(Refusal::because(format!(
                        "{} of these {} files aren't certificates. Drop certificates together, and \
                         spreadsheets together.",
                        others.len(),
                        files.len()
                    )));
                }
                self.lay_certificates(&certificates)
            }
        }
    }

    /// Puts certificates onto the desk; answers the place that shows them.
    ///
    /// # Errors
    /// When no logbook is open.
    pub fn lay_certificates(&self, files: &[PathBuf]) -> Result<String, Refusal> {
        let knowledge = self.read(Knowledge::of)?;
        let first = self.certificates.lay(files, knowledge);
        Ok(match self.certificates.files().len() {
            1 => format!("certificates?file={first}"),
            _ => "certificates".to_owned(),
        })
    }

    /// Asks the person for certificates and puts them onto the desk; none when they decide not to.
    ///
    /// # Errors
    /// As [`AppState::receive_all`].
    pub fn choose_certificates(&self) -> Result<Option<String>, Refusal> {
        let files = self.platform.ask_for_certificates();
        match files.is_empty() {
            true => Ok(None),
            false => self.lay_certificates(&files).map(Some),
        }
    }

    /// The files on the desk.
    ///
    /// # Errors
    /// When the logbook cannot be read.
    pub fn certificate_rows(&self) -> Result<Vec<FileRow>, Refusal> {
        let files = self.certificates.files();
        self.beside(|beside| rows(&files, beside))
    }

    /// One file with its page; none where it was not read.
    ///
    /// # Errors
    /// When it is not on the desk, or the logbook cannot be read.
    pub fn certificate(&self, number: u32) -> Result<Option<CertificateShown>, Refusal> {
        let file = self.certificates.file(number)?;
        self.beside(|beside| certificate(&file, beside))
    }

    /// What a certificate would count toward.
    ///
    /// # Errors
    /// When the logbook cannot be read.
    pub fn certificate_toward(
        &self,
        draft: &Draft,
        attach: Option<&CreditId>,
    ) -> Result<Vec<Toward>, Refusal> {
        if draft.completed_on.is_none() {
            return Ok(Vec::new());
        }
        let today = self.clock.today();
        self.read(|logbook| -> Result<_, LogbookError> {
            let facts = logbook.facts()?;
            let there = attach.and_then(|id| facts.credits.iter().find(|it| it.id == *id));
            let credit = draft.credit(there);
            Ok(toward(&facts, logbook.rulebook(), credit, today))
        })
    }

    /// Saves a certificate as the proof of a credit.
    ///
    /// # Errors
    /// As [`keep::save`].
    pub fn save_certificate(
        &self,
        number: u32,
        draft: &Draft,
        attach: Option<&CreditId>,
    ) -> Result<Applied, Refusal> {
        let now = self.clock.now();
        let file = self.certificates.file(number)?;
        let saved = self.with(|logbook| {
            let applied = keep::save(logbook, &file, draft, attach, &now)?;
            Ok::<_, Refusal>((applied, Knowledge::of(logbook)?))
        });
        let (applied, knowledge) = saved?;
        self.certificates.know(knowledge);
        Ok(applied)
    }

    /// Keeps a file that belongs to nothing yet.
    ///
    /// # Errors
    /// As [`keep::keep_file`].
    pub fn keep_certificate_file(&self, number: u32) -> Result<Applied, Refusal> {
        let now = self.clock.now();
        let file = self.certificates.file(number)?;
        self.with(|logbook| keep::keep_file(logbook, &file, &now))
    }

    fn beside<T>(&self, look: impl FnOnce(&Beside<'_>) -> T) -> Result<T, Refusal> {
        let today = self.clock.today();
        self.read(|logbook| {
            let facts = facts_beside(logbook)?;
            let holder = logbook.settings()?.name;
            let made = logbook.made_documents()?;
            Ok::<_, LogbookError>(look(&Beside {
                facts: &facts,
                rules: logbook.rulebook(),
                holder: holder.as_deref(),
                made: &made,
                today,
            }))
        })
    }
}

/// The facts without hours, of which there may be very many.
fn facts_beside(logbook: &Logbook) -> Result<Facts, LogbookError> {
    let mut facts = logbook.records()?;
    facts.credits = logbook.credits()?;
    Ok(facts)
}
