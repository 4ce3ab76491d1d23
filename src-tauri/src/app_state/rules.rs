//! The rules in use, in the running window: looking at others, taking them, and the way back.

use std::path::PathBuf;

use milepost_core::facts::Facts;
use milepost_logbook::LogbookError;

use super::AppState;
use crate::error::Refusal;
use crate::rules::{self, InUse, RulesBack, RulesInUse, RulesOffer};

impl AppState {
    /// The rules in use.
    pub fn rules(&self) -> InUse {
        self.session().rules.clone()
    }

    /// What is said of the rules in use today.
    pub fn rules_today(&self) -> RulesInUse {
        self.rules().on(self.clock.today())
    }

    /// What a rule pack would change; without a path the person is asked for a file, and none
    /// is answered when they decide not to.
    ///
    /// # Errors
    /// Why it is not taken. Nothing is changed, and nothing is offered any more.
    pub fn offer_rules(&self, path: Option<PathBuf>) -> Result<Option<RulesOffer>, Refusal> {
        let Some(path) = path.or_else(|| self.platform.ask_for_rule_pack()) else {
            return Ok(None);
        };
        self.session().offered = None;
        let now = self.rules();
        let offer = rules::offer(&path, &now)?;
        // Without an open logbook there is nothing of the person's to judge.
        let facts = self
            .read(|logbook| -> Result<Facts, LogbookError> { logbook.facts() })
            .unwrap_or_default();
        let described = offer.described(&path, &now, &facts, self.clock.today());
        self.session().offered = Some(offer);
        Ok(Some(described))
    }

    /// Takes the rules that were looked at last.
    ///
    /// # Errors
    /// When none were, or they cannot be kept.
    pub fn take_rules(&self) -> Result<RulesInUse, Refusal> {
        let offer = self.session().offered.take();
        let offer = offer.ok_or_else(|| Refusal::because("choose a rule pack first"))?;
        let taken = rules::take(&self.folder(), &offer)?;
        self.adopt(taken);
        Ok(self.rules_today())
    }

    /// Goes back to the rules that came with the program, or to the pack before.
    ///
    /// # Errors
    /// When there is no such way back, or it cannot be kept.
    pub fn rules_back(&self, to: RulesBack) -> Result<RulesInUse, Refusal> {
        let now = rules::back(&self.folder(), to)?;
        self.adopt(now);
        Ok(self.rules_today())
    }

    /// Whether another program chose other rules since they were read; they are in use now.
    pub(super) fn heed_other_rules(&self) -> bool {
        let (folder, mark) = {
            let session = self.session();
            (session.home.folder.clone(), session.rules.mark.clone())
        };
        let other = rules::mark(&folder) != mark;
        if other {
            self.adopt(rules::in_use(&folder));
        }
        other
    }

    fn adopt(&self, rules: InUse) {
        let _ = self.swap(|session, _| {
            if let Ok(logbook) = &mut session.logbook {
                logbook.judge_by(rules.rulebook.clone());
            }
            session.rules = rules;
        });
    }
}
