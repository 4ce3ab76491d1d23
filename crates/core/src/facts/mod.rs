//! What the user has recorded: plain data, without behaviour.
//!
//! Dates are civil dates, written `YYYY-MM-DD`. Durations are whole minutes,
//! CEUs whole hundredths, money whole cents. The JSON form of [`Facts`] is the
//! facts format (`docs/facts-format.md`): every list may be left out.

mod account;
mod career;
mod credit;
mod deciding;
mod evidence;
mod kinds;
mod labels;
mod own_issuer;
mod references;
mod reminder;
mod study;
mod words;
mod work;

pub use account::{
    AccountMove, Credential, CredentialGroup, CredentialStatus, CycleRecord, IssuerAccount,
    Membership, Payment, PaymentKind, Reported, RuleChoice,
};
pub use career::{
    Application, Contact, ContactKind, CredentialIdea, DirectoryEntry, DirectoryKind, FoundThrough,
    LONGEST_POSTING, Meeting, MeetingState, Offer, OfferPays, OrganizerKind, PayUnit,
    PracticeAnswer, Step, StepKind, WorkPlace,
};
pub use credit::{
    ActivityKind, AhimaSource, CertificateField, Credit, CycleChoice, PortalRecord, PortalState,
};
pub use deciding::{Answer, FIELDS, Field};
pub use evidence::{Evidence, Holder, HolderKind, MOST_BYTES, MediaType};
pub use kinds::{Fact, FactKey, FactKind, Facts};
pub use labels::{Labeled, labels};
pub use own_issuer::{OwnIssuer, OwnRule, OwnRuleKind, OwnVersion};
pub use references::{keep_references, references};
pub use reminder::{ReminderChoice, Silence, SilenceReason};
pub use study::{
    Course, CourseProof, Exam, ExamResult, Practicode, Recognition, StudyEntry, StudyKind, Subject,
};
pub use words::{field_name, value_label};
pub use work::{CodeSet, Entry, Letter, Position, PositionKind, Setting, SignerRole, YesNoUnknown};
