//! Courses, contact hours and subjects.

use schemars::JsonSchema;
use serde::Serialize;
use specta::Type;

use super::{Provenance, Requirement, Test};
use crate::facts::Subject;
use crate::ids::{ClauseId, CourseId};

/// What the courses on record give.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct CourseworkStanding {
    /// Each course.
    pub courses: Vec<CourseStanding>,
    /// The subjects that programs normally require.
    pub subjects: Vec<SubjectStanding>,
    /// The clause that lists the subjects.
    pub subjects_clause: ClauseId,
}

/// One course.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct CourseStanding {
    /// The course.
    pub course: CourseId,
    /// Its title.
    pub title: String,
    /// Contact minutes: what its proof states, else what was logged of a class. Time
    /// studied alone is none.
    pub contact_minutes: i32,
    /// The same once all time of which nobody said it was of a class.
    pub contact_minutes_up_to: i32,
    /// Where the contact minutes come from.
    pub provenance: Provenance,
    /// Contact minutes that it will have.
    pub planned_minutes: Option<i32>,
    /// Minutes logged for it up to the date of assessment, in a class or alone.
    pub logged_minutes: i32,
    /// Minutes of them that were studied alone.
    pub alone_minutes: i32,
    /// Whether it is completed.
    pub completed: bool,
    /// Against the 80 contact hours of AAPC.
    pub eighty_hours: Requirement,
}

/// One core subject.
#[derive(Debug, Clone, PartialEq, Serialize, Type, JsonSchema)]
pub struct SubjectStanding {
    /// The subject.
    pub subject: Subject,
    /// Its name in words.
    pub name: String,
    /// Completed courses that cover it.
    pub covered_by: Vec<CourseId>,
    /// Courses under way that cover it.
    pub under_way_in: Vec<CourseId>,
    /// The check.
    pub test: Test,
}
