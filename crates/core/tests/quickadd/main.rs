//! Quick-add as a specification: what each line of words means.
//!
//! Today is Monday, November 23, 2026. The user works at Mercy Outpatient (the
//! usual day: 8 h), County Hospital, Sun Valley Clinic and Route 66 Urgent Care,
//! worked at Harbor Clinic before, and takes two courses.

mod career;
mod corpus;
mod credits;
mod dates;
mod hours;
mod lines;
mod manual;
mod parts;
mod places;
mod properties;
mod study;
mod world;
