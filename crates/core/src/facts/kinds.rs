//! The one declaration of the kinds of facts. Whatever lists kinds is derived from it: the enums
//! and [`Facts`] here, the tables, the history and the search in the logbook, the names on the
//! command line. A new kind is a block in [`for_each_kind!`]; what it still lacks does not compile.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    AccountMove, Application, Contact, Course, Credential, CredentialIdea, Credit, CycleRecord,
    DirectoryEntry, Entry, Evidence, Exam, Holder, HolderKind, IssuerAccount, Letter, Meeting,
    Offer, OwnIssuer, Payment, Position, PracticeAnswer, Practicode, ReminderChoice, RuleChoice,
    Step, StudyEntry,
};

/// Hands every kind of fact to the macro `$then`, parents before the kinds that refer to them.
///
/// Each kind stands as `Kind(Type) in list, named "noun", "plural", by id_field;` with its
/// description above. `list` is the list of the facts format and the table of the logbook.
///
/// ```
/// macro_rules! lists {
///     ($( $(#[$about:meta])* $Kind:ident($Fact:ident) in $list:ident,
///         named $noun:literal, $plural:literal, by $id:ident; )*) => {
///         [$( stringify!($list) ),*]
///     };
/// }
/// assert!(milepost_core::for_each_kind!(lists).contains(&"credits"));
/// ```
#[macro_export]
macro_rules! for_each_kind {
    ($then:ident) => {
        $then! {
            /// Memberships at certifying bodies; at most one for each issuer.
            Account(IssuerAccount) in accounts, named "membership", "memberships", by id;
            /// Credentials held, once held, or worked toward.
            Credential(Credential) in credentials, named "credential", "credentials", by id;
            /// What the user noted about single cycles: submission, the tracker's own number.
            CycleRecord(CycleRecord) in cycle_records, named "cycle", "cycles", by id;
            /// Completed or planned continuing education.
            Credit(Credit) in credits, named "credit", "credits", by id;
            /// Jobs, externships and the like.
            Position(Position) in positions, named "position", "positions", by id;
            /// Time worked, by day.
            Entry(Entry) in entries, named "entry", "entries", by id;
            /// Employers' verification letters.
            Letter(Letter) in letters, named "letter", "letters", by id;
            /// Classes and programs.
            Course(Course) in courses, named "course", "courses", by id;
            /// Practicode purchases with their progress.
            Practicode(Practicode) in practicode, named "Practicode purchase", "Practicode purchases", by id;
            /// Time studied, by day.
            StudyEntry(StudyEntry) in study_entries, named "study entry", "study entries", by id;
            /// Exam attempts, past and planned.
            Exam(Exam) in exams, named "exam", "exams", by id;
            /// Dues and fees.
            Payment(Payment) in payments, named "payment", "payments", by id;
            /// Where the user decides a question that the published rules leave open.
            RuleChoice(RuleChoice) in rule_choices, named "rule choice", "rule choices", by clause;
            /// Moves of a membership to an employer's corporate account.
            AccountMove(AccountMove) in account_moves, named "account move", "account moves", by id;
            /// Issuers that the user added, with requirements of their own.
            OwnIssuer(OwnIssuer) in own_issuers, named "issuer of your own", "issuers of your own", by id;
            /// Reminders that were snoozed, done or turned off.
            ReminderChoice(ReminderChoice) in reminder_choices, named "choice about a reminder", "choices about reminders", by id;
            /// Meetings of chapters, associations, schools and employers.
            Meeting(Meeting) in meetings, named "meeting", "meetings", by id;
            /// People whom the user met on the way to a job.
            Contact(Contact) in contacts, named "contact", "contacts", by id;
            /// Applications for jobs, from the saved posting on.
            Application(Application) in applications, named "application", "applications", by id;
            /// The dated steps of applications, and days on which the user spoke with somebody.
            Step(Step) in steps, named "step", "steps", by id;
            /// Offers of jobs.
            Offer(Offer) in offers, named "offer", "offers", by id;
            /// Answers to questions of the practice.
            PracticeAnswer(PracticeAnswer) in practice_answers, named "practice answer", "practice answers", by id;
            /// Credentials that the user thinks about.
            CredentialIdea(CredentialIdea) in credential_ideas, named "credential idea", "credential ideas", by id;
            /// Entries of the directory that the user edited, hid or added.
            DirectoryEntry(DirectoryEntry) in directory_entries, named "directory entry", "directory entries", by id;
            /// Files that are kept as evidence: certificates, letters, transcripts, receipts.
            Evidence(Evidence) in evidence, named "evidence file", "evidence files", by id;
        }
    };
}

/// Gives a fact an id, unless another of its fields names it.
macro_rules! give {
    ($fact:ident, id, $given:ident) => {
        $fact.id = $given.into()
    };
    ($fact:ident, $named_by:ident, $given:ident) => {{
        let _ = (&$fact.$named_by, $given);
    }};
}

macro_rules! declare {
    ($( $(#[$about:meta])* $Kind:ident($Fact:ident) in $list:ident,
        named $noun:literal, $plural:literal, by $id:ident; )*) => {
        /// Everything that a logbook holds: the input of an assessment.
        #[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Type, JsonSchema)]
        #[serde(deny_unknown_fields, default)]
        pub struct Facts {
            $( $(#[$about])* pub $list: Vec<$Fact>, )*
        }

        /// The kinds of facts.
        #[derive(
            Debug,
            Clone,
            Copy,
            PartialEq,
            Eq,
            PartialOrd,
            Ord,
            Hash,
            Serialize,
            Deserialize,
            Type,
            JsonSchema,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum FactKind {
            $( $(#[$about])* $Kind, )*
        }

        /// One fact of any kind, as the window and the command line send it.
        ///
        /// In JSON: `{"kind": "credit", "fact": {…}}`. An added fact with an empty `id`
        /// is given one.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
        #[serde(tag = "kind", content = "fact", rename_all = "snake_case")]
        pub enum Fact {
            $( $(#[$about])* $Kind($Fact), )*
        }

        impl Facts {
            /// How many facts there are, over all kinds.
            pub fn len(&self) -> usize {
                0 $( + self.$list.len() )*
            }

            /// All facts as a list, parents first.
            pub fn into_list(self) -> Vec<Fact> {
                let mut list = Vec::with_capacity(self.len());
                $( list.extend(self.$list.into_iter().map(Fact::$Kind)); )*
                list
            }

            /// Adds a fact to the list of its kind.
            pub fn push(&mut self, fact: Fact) {
                match fact {
                    $( Fact::$Kind(it) => self.$list.push(it), )*
                }
            }
        }

        impl FactKind {
            /// Every kind, parents before the kinds that refer to them.
            pub const ALL: [FactKind; [$( FactKind::$Kind ),*].len()] = [$( FactKind::$Kind ),*];

            /// What a person calls a fact of this kind.
            pub const fn noun(self) -> &'static str {
                match self {
                    $( FactKind::$Kind => $noun, )*
                }
            }

            /// The same for several.
            pub const fn plural(self) -> &'static str {
                match self {
                    $( FactKind::$Kind => $plural, )*
                }
            }

            /// The list of the facts format that holds this kind: `study_entries`.
            pub const fn list(self) -> &'static str {
                match self {
                    $( FactKind::$Kind => stringify!($list), )*
                }
            }

            /// The kind as one word: `study-entry`, as the command line and the ids that a facts
            /// file is given begin with it.
            pub fn word(self) -> String {
                let name = match self {
                    $( FactKind::$Kind => stringify!($Kind), )*
                };
                let mut word = String::with_capacity(name.len() + 2);
                for sign in name.chars() {
                    if sign.is_ascii_uppercase() && !word.is_empty() {
                        word.push('-');
                    }
                    word.push(sign.to_ascii_lowercase());
                }
                word
            }

            /// The field that names a fact of this kind: `id`, but for a rule choice `clause`.
            pub const fn id_field(self) -> &'static str {
                match self {
                    $( FactKind::$Kind => stringify!($id), )*
                }
            }
        }

        impl Fact {
            /// The fact's kind.
            pub const fn kind(&self) -> FactKind {
                match self {
                    $( Fact::$Kind(_) => FactKind::$Kind, )*
                }
            }

            /// The fact's id; for a rule choice, the clause.
            pub fn id(&self) -> &str {
                match self {
                    $( Fact::$Kind(it) => it.$id.as_str(), )*
                }
            }

            /// Gives the fact an id. A rule choice is named by its clause and keeps it.
            pub fn set_id(&mut self, id: &str) {
                match self {
                    $( Fact::$Kind(it) => give!(it, $id, id), )*
                }
            }

            /// Reads the fields of a fact of this kind.
            ///
            /// # Errors
            /// As `reader` gives them: a field that is unknown, missing or of another type.
            pub fn read<'de, R: serde::Deserializer<'de>>(
                kind: FactKind,
                reader: R,
            ) -> Result<Fact, R::Error> {
                match kind {
                    $( FactKind::$Kind => $Fact::deserialize(reader).map(Fact::$Kind), )*
                }
            }
        }
    };
}

for_each_kind!(declare);

impl Facts {
    /// Whether nothing at all has been recorded.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl FactKind {
    /// The kind with this name: `cycle_record`, as a standing names facts.
    pub fn named(name: &str) -> Option<FactKind> {
        FactKind::ALL
            .into_iter()
            .find(|kind| kind.word().replace('-', "_") == name)
    }
}

impl Fact {
    /// The fact's key.
    pub fn key(&self) -> FactKey {
        FactKey::new(self.kind(), self.id())
    }
}

/// Names one fact: its kind and its id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
pub struct FactKey {
    /// The kind.
    pub kind: FactKind,
    /// The id; for a rule choice, the clause.
    pub id: String,
}

impl FactKey {
    /// The key of the fact of this kind with this id.
    pub fn new(kind: FactKind, id: impl Into<String>) -> FactKey {
        FactKey {
            kind,
            id: id.into(),
        }
    }
}

impl fmt::Display for FactKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind.noun(), self.id)
    }
}

impl From<HolderKind> for FactKind {
    fn from(kind: HolderKind) -> FactKind {
        match kind {
            HolderKind::Account => FactKind::Account,
            HolderKind::Credential => FactKind::Credential,
            HolderKind::CycleRecord => FactKind::CycleRecord,
            HolderKind::Credit => FactKind::Credit,
            HolderKind::Position => FactKind::Position,
            HolderKind::Letter => FactKind::Letter,
            HolderKind::Course => FactKind::Course,
            HolderKind::Practicode => FactKind::Practicode,
            HolderKind::Exam => FactKind::Exam,
            HolderKind::Payment => FactKind::Payment,
            HolderKind::Meeting => FactKind::Meeting,
            HolderKind::Application => FactKind::Application,
            HolderKind::Offer => FactKind::Offer,
        }
    }
}

impl From<&Holder> for FactKey {
    fn from(holder: &Holder) -> FactKey {
        FactKey::new(holder.kind.into(), holder.id.as_str())
    }
}

impl FactKey {
    /// The fact as one to which a file belongs; none where files belong to no fact of its kind.
    pub fn as_holder(&self) -> Option<Holder> {
        let mut kinds = HolderKind::ALL.into_iter();
        let kind = kinds.find(|it| FactKind::from(*it) == self.kind)?;
        Some(Holder::new(kind, self.id.as_str()))
    }
}
