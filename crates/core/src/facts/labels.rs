//! One label for each value of a fixed set: forms, lists, history and reports say the same.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;
use specta::Type;

use super::{
    ActivityKind, AhimaSource, CertificateField, CodeSet, ContactKind, CourseProof,
    CredentialGroup, CredentialStatus, CycleChoice, DirectoryKind, ExamResult, FoundThrough,
    MeetingState, Membership, OfferPays, OrganizerKind, OwnRuleKind, PayUnit, PaymentKind,
    PortalState, PositionKind, Recognition, Reported, Setting, SignerRole, Silence, SilenceReason,
    StepKind, StudyKind, Subject, WorkPlace, YesNoUnknown,
};
use crate::text::lower_first;

/// A value with its label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Labeled {
    /// The value as the facts format writes it: `chapter_meeting`.
    pub value: String,
    /// What people read: `Chapter or association meeting`.
    pub label: &'static str,
}

macro_rules! labels {
    ($($kind:ident { $($value:ident: $label:literal),+ $(,)? })+) => {
        $(
            impl $kind {
                /// Every value, in the order of a form.
                pub const ALL: &[$kind] = &[$($kind::$value),+];

                /// What people read.
                pub const fn label(self) -> &'static str {
                    match self {
                        $($kind::$value => $label,)+
                    }
                }

                /// The same within a sentence.
                pub fn in_sentence(self) -> String {
                    lower_first(self.label())
                }
            }
        )+

        /// The labeled values of every fixed set, by the name of its type.
        pub fn labels() -> BTreeMap<&'static str, Vec<Labeled>> {
            BTreeMap::from([$((stringify!($kind), labeled($kind::ALL, |it| it.label()))),+])
        }
    };
}

labels! {
    ActivityKind {
        Webinar: "Webinar",
        Workshop: "Workshop or seminar",
        Conference: "Conference session",
        ChapterMeeting: "Chapter or association meeting",
        MagazineQuiz: "Magazine quiz",
        OfficerQuiz: "Chapter officers’ quiz",
        CmsTraining: "CMS web training",
        FormalStudy: "Course with enrollment",
        SelfStudy: "Independent study",
        Publication: "Publication",
        Presentation: "Presentation given",
        ExamItemWriting: "Exam item writing",
        CodingSelfReview: "Coding self-review",
        StaffMeeting: "Staff meeting or normal duty",
        Other: "Something else",
    }
    AhimaSource {
        Ahima: "AHIMA or HCPro",
        ComponentAssociation: "A state association of AHIMA",
        Other: "Someone else",
    }
    CertificateField {
        IndexNumber: "Index number",
        Sponsor: "Sponsor",
        Title: "Title",
        Ceus: "Number of CEUs",
        Date: "Date",
    }
    ContactKind {
        Hiring: "Hiring",
        Recruiter: "Recruiter",
        Mentor: "Mentor",
        Colleague: "Colleague",
        Instructor: "Instructor",
        Officer: "Chapter officer",
    }
    CodeSet {
        Cpt: "CPT",
        Icd10Cm: "ICD-10-CM",
        Icd10Pcs: "ICD-10-PCS",
        HcpcsLevel2: "HCPCS Level II",
    }
    CourseProof {
        None: "None yet",
        Enrolment: "Enrollment only",
        InstructorLetter: "Instructor’s letter that states the hours",
        Certificate: "Certificate that states the hours",
        CertificateWithoutHours: "Certificate without the hours",
        Transcript: "Transcript that states the hours",
        TranscriptWithoutHours: "Transcript without the hours",
    }
    CredentialGroup {
        Core: "Core",
        Topic: "With a topic",
        Specialty: "Specialty",
    }
    CredentialStatus {
        Active: "Active",
        Expected: "Working toward it",
        Inactive: "Inactive",
        Lapsed: "Let lapse on purpose",
        Retired: "Retired",
        Cancelled: "Canceled by the issuer",
        Revoked: "Revoked by the issuer",
    }
    CycleChoice {
        Current: "Count it in the ending cycle",
        Next: "Count it in the next cycle",
    }
    DirectoryKind {
        School: "School",
        Association: "Association",
        Chapter: "Chapter",
        Employer: "Employer",
        Funding: "Funding",
    }
    ExamResult {
        Pending: "No result yet",
        Passed: "Passed",
        Failed: "Not passed",
    }
    FoundThrough {
        Chapter: "A chapter",
        Association: "An association",
        Person: "A person",
        JobBoard: "A job board",
        EmployerSite: "The employer’s site",
        Recruiter: "A recruiter",
        School: "A school",
        Other: "Another way",
    }
    MeetingState {
        Considering: "Not decided",
        Going: "Going",
        Went: "Attended",
        Missed: "Didn’t attend",
    }
    Membership {
        Unknown: "Not specified",
        Member: "Member",
        NonMember: "Certified, not a member",
    }
    OfferPays {
        Dues: "Dues",
        Ceus: "CEUs",
        Exam: "Exams",
        CodeBooks: "Code books",
        Conference: "Conferences",
    }
    OrganizerKind {
        AapcChapter: "AAPC chapter",
        Aapc: "AAPC",
        Ahima: "AHIMA",
        ComponentAssociation: "AHIMA’s state association",
        Employer: "Employer",
        School: "School",
        Vendor: "Training company",
        Other: "Other",
    }
    OwnRuleKind {
        CycleMonths: "Length of a cycle",
        Total: "CEUs of a cycle",
        Minimum: "At least in a topic",
        Maximum: "At most in a topic",
        WindowDays: "Submission opens",
        GraceDays: "Grace",
        CertificateNeeded: "Certificate needed",
        Once: "The same activity once",
        PerCredential: "Total for each credential",
        ProratedFirst: "First cycle prorated",
        AfterAward: "After the award only",
        MustName: "Must name this issuer",
    }
    PayUnit {
        Hour: "An hour",
        Year: "A year",
    }
    PaymentKind {
        Dues: "Yearly dues",
        LateFee: "Late fee",
        Recertification: "Recertification",
        Extension: "Extension",
        Reinstatement: "Reinstatement",
        Exam: "Exam fee",
        Other: "Something else",
    }
    PortalState {
        Planned: "Planned",
        Earned: "Earned",
        ProofAttached: "Proof attached",
        Entered: "Entered",
        Accepted: "Accepted",
        Rejected: "Rejected",
    }
    PositionKind {
        Job: "Job",
        Externship: "Externship",
        Internship: "Internship",
        Volunteer: "Volunteer work",
        ProjectXtern: "Project XTern",
    }
    Recognition {
        Aapc: "AAPC",
        AhimaPcap: "AHIMA PCAP",
        Cahiim: "CAHIIM",
    }
    Reported {
        Unknown: "Not specified",
        Yes: "Yes",
        No: "No",
        NotMine: "Not my cycle",
    }
    Setting {
        Outpatient: "Outpatient",
        Inpatient: "Inpatient",
        Payer: "Payer",
        Remote: "Remote",
    }
    SignerRole {
        Unknown: "Not known",
        Employer: "Employer",
        Supervisor: "Supervisor",
        HumanResources: "Human resources",
        CoWorker: "Co-worker",
        Other: "Someone else",
    }
    Silence {
        Snoozed: "Snoozed",
        Done: "Done",
        NotThisCycle: "Not this cycle",
        Off: "Turned off",
    }
    SilenceReason {
        Retired: "Retired from coding",
        LapsedOnPurpose: "Let lapse on purpose",
        HandledElsewhere: "Someone else takes care of it",
        Other: "Another reason",
    }
    StepKind {
        Spoke: "Spoke",
        Saved: "Saved",
        Applied: "Applied",
        Acknowledged: "Acknowledged",
        Screening: "First call",
        CodingTest: "Coding test",
        Interview: "Interview",
        FollowedUp: "Followed up",
        Offer: "Offer",
        Accepted: "Accepted",
        DeclinedByThem: "They declined",
        Withdrawn: "Withdrawn",
        NoAnswer: "No answer",
    }
    StudyKind {
        Class: "In a class",
        Alone: "Alone",
        Unknown: "I don’t know",
    }
    Subject {
        MedicalTerminology: "Medical terminology",
        Anatomy: "Anatomy",
        Physiology: "Physiology",
        Pathophysiology: "Pathophysiology",
        Pharmacology: "Pharmacology",
        Icd10Cm: "ICD-10-CM",
        Icd10Pcs: "ICD-10-PCS",
        Cpt: "CPT",
        HcpcsLevel2: "HCPCS Level II",
        HipaaCompliance: "HIPAA and compliance",
        RecordsAndReimbursement: "Records and reimbursement",
    }
    WorkPlace {
        OnSite: "On site",
        Hybrid: "Hybrid",
        Remote: "Remote",
    }
    YesNoUnknown {
        Unknown: "Not known",
        Yes: "Yes",
        No: "No",
    }
}

fn labeled<T: Copy + Serialize>(all: &[T], label: fn(T) -> &'static str) -> Vec<Labeled> {
    all.iter()
        .filter_map(|value| match serde_json::to_value(value) {
            Ok(Value::String(text)) => Some(Labeled {
                value: text,
                label: label(*value),
            }),
            _ => None,
        })
        .collect()
}
