//! The doors to another logbook of the same person.

use std::path::Path;

use super::Logbook;
use crate::error::LogbookError;
use crate::merge::{self, Merge};
use crate::now::Now;
use crate::open;
use crate::operation::{Applied, Operation, TakenOver};
use crate::tables;
use crate::vault::{self, Vault};
use milepost_core::facts::Fact;

impl Logbook {
    /// Compares this logbook with another one's file, which is only read. Nothing is changed.
    ///
    /// # Errors
    /// As [`contents_of`](crate::contents_of).
    pub fn compare_with(&self, other: &Path) -> Result<Merge, LogbookError> {
        let there = tables::read_all(&open::judge(other)?.db)?;
        self.read(|db| merge::compare(db, there))
    }

    /// Takes in what only the other logbook holds, with its evidence files, as one operation.
    /// What both hold stays as it is here. Answers what was done, none where nothing was missing,
    /// and the evidence files that could not be had.
    ///
    /// # Errors
    /// As [`Logbook::transact`]; nothing is changed then.
    pub fn take_over(
        &mut self,
        merge: &Merge,
        other: &Path,
        source: &str,
        now: &Now,
    ) -> Result<(Option<Applied>, Vec<String>), LogbookError> {
        if merge.take.is_empty() {
            return Ok((None, Vec::new()));
        }
        let lacking = self.carry_evidence(&merge.take, other)?;
        let taken = TakenOver {
            facts: merge.take.clone(),
            source: source.to_owned(),
        };
        let applied = self.transact(Operation::TakeOver(taken), now)?;
        Ok((Some(applied), lacking))
    }

    fn carry_evidence(
        &mut self,
        facts: &[Fact],
        other: &Path,
    ) -> Result<Vec<String>, LogbookError> {
        let to = self.vault();
        let mut missing: Vec<vault::Needed> = facts
            .iter()
            .filter_map(|fact| match fact {
                Fact::Evidence(it) => Some(vault::Needed {
                    sha256: it.sha256.clone(),
                    name: it.name.clone(),
                    bytes: it.bytes.into(),
                }),
                _ => None,
            })
            .collect();
        self.write(|_| {
            let mut lacking = Vec::new();
            for from in Vault::beside_copy(other) {
                missing.retain(|it| to.read(&it.sha256).is_err());
                let carried = vault::carry(&missing, &from, &to);
                lacking = carried
                    .map_err(|error| LogbookError::of_disk(to.folder(), error))?
                    .lacking;
            }
            Ok(lacking)
        })
    }

    /// The files of the vault that this logbook needs and that can be had, each with its hash;
    /// and the names of those that cannot.
    pub fn evidence_to_take_along(&self) -> Result<(Vec<String>, Vec<String>), LogbookError> {
        let vault = self.vault();
        let needed = self.read(|db| Ok(vault::needed(db)?))?;
        let (mut had, mut lacking) = (Vec::new(), Vec::new());
        for file in needed {
            match vault.read(&file.sha256) {
                Ok(_) => had.push(file.sha256),
                Err(_) => lacking.push(file.name),
            }
        }
        Ok((had, lacking))
    }

    /// The vault of another logbook's file, as a pack lays it beside it.
    pub fn vault_beside(file: &Path) -> Vault {
        Vault::beside(file)
    }
}
