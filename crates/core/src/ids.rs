//! Names of things: one newtype for each kind, so that they cannot be mixed up.

use std::borrow::Cow;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Defines an id newtype over text.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default,
            Serialize, Deserialize, Type, JsonSchema,
        )]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The id with this text. The logbook makes them as UUIDv7; a facts
            /// file may use any text that is unique among its kind.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The id's text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    };
}

id! {
    /// Names an [`IssuerAccount`](crate::facts::IssuerAccount).
    AccountId
}
id! {
    /// Names a held or expected [`Credential`](crate::facts::Credential).
    CredentialId
}
id! {
    /// Names a [`CycleRecord`](crate::facts::CycleRecord).
    CycleRecordId
}
id! {
    /// Names a [`Credit`](crate::facts::Credit).
    CreditId
}
id! {
    /// Names a [`Position`](crate::facts::Position).
    PositionId
}
id! {
    /// Names an [`Entry`](crate::facts::Entry).
    EntryId
}
id! {
    /// Names a [`Letter`](crate::facts::Letter).
    LetterId
}
id! {
    /// Names a [`Course`](crate::facts::Course).
    CourseId
}
id! {
    /// Names a [`StudyEntry`](crate::facts::StudyEntry).
    StudyEntryId
}
id! {
    /// Names a [`Practicode`](crate::facts::Practicode) purchase.
    PracticodeId
}
id! {
    /// Names an [`Exam`](crate::facts::Exam).
    ExamId
}
id! {
    /// Names a [`Payment`](crate::facts::Payment).
    PaymentId
}
id! {
    /// Names an [`AccountMove`](crate::facts::AccountMove).
    AccountMoveId
}
id! {
    /// Names an [`OwnIssuer`](crate::facts::OwnIssuer).
    OwnIssuerId
}
id! {
    /// Names a [`ReminderChoice`](crate::facts::ReminderChoice).
    ReminderChoiceId
}
id! {
    /// Names an [`Evidence`](crate::facts::Evidence) file.
    EvidenceId
}
id! {
    /// Names a [`Meeting`](crate::facts::Meeting).
    MeetingId
}
id! {
    /// Names a [`Contact`](crate::facts::Contact).
    ContactId
}
id! {
    /// Names an [`Application`](crate::facts::Application).
    ApplicationId
}
id! {
    /// Names a [`Step`](crate::facts::Step).
    StepId
}
id! {
    /// Names an [`Offer`](crate::facts::Offer).
    OfferId
}
id! {
    /// Names a [`PracticeAnswer`](crate::facts::PracticeAnswer).
    PracticeAnswerId
}
id! {
    /// Names a [`CredentialIdea`](crate::facts::CredentialIdea).
    CredentialIdeaId
}
id! {
    /// Names a [`DirectoryEntry`](crate::facts::DirectoryEntry).
    DirectoryEntryId
}
id! {
    /// The short name of a certifying body: `AAPC`, `AHIMA`, or one that the user added.
    IssuerId
}
id! {
    /// A credential's code without the apprentice "A": `CPC`, `CCS-P`.
    CredentialCode
}

/// A clause's stable name in the rulebook, such as `aapc.ceu.total`.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type, JsonSchema,
)]
#[serde(transparent)]
pub struct ClauseId(
    #[specta(type = String)]
    #[schemars(with = "String")]
    Cow<'static, str>,
);

impl ClauseId {
    /// The id of a clause that ships with the program.
    pub const fn known(text: &'static str) -> ClauseId {
        ClauseId(Cow::Borrowed(text))
    }

    /// The id of a clause read from a file.
    pub fn new(text: impl Into<String>) -> ClauseId {
        ClauseId(Cow::Owned(text.into()))
    }

    /// The id's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ClauseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
