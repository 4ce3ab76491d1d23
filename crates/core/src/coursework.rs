//! Courses, contact hours and the subjects that programs normally require.

use crate::facts::{Course, Subject};
use crate::ids::{ClauseId, CourseId};
use crate::judging::checks::{mended, test};
use crate::judging::context::AssessContext;
use crate::removal::eighty_hours;
use crate::standing::{
    CourseStanding, CourseworkStanding, Outcome, Provenance, SubjectStanding, Weight,
};

const SUBJECTS: &str = "education.subjects";

/// What the courses on record give.
pub(crate) fn standing(context: &AssessContext) -> CourseworkStanding {
    CourseworkStanding {
        courses: context
            .facts
            .courses
            .iter()
            .map(|course| one(context, course))
            .collect(),
        subjects: context
            .rules
            .codes(SUBJECTS, context.as_of)
            .iter()
            .filter_map(|code| subject_of(code))
            .map(|(subject, name)| covered(context, subject, name))
            .collect(),
        subjects_clause: ClauseId::known(SUBJECTS),
    }
}

fn one(context: &AssessContext, course: &Course) -> CourseStanding {
    let id = course.id.as_str();
    let logged = context.studied.minutes(id);
    let (in_class, unsaid) = (
        context.in_class.minutes(id),
        context.class_or_alone.minutes(id),
    );
    CourseStanding {
        course: course.id.clone(),
        title: course.title.clone(),
        contact_minutes: course.contact_minutes_completed.unwrap_or(in_class),
        contact_minutes_up_to: course
            .contact_minutes_completed
            .unwrap_or(in_class.saturating_add(unsaid)),
        provenance: match course.contact_minutes_completed {
            Some(_) => Provenance::Entered,
            None => Provenance::Computed,
        },
        planned_minutes: course.contact_minutes_planned,
        logged_minutes: logged,
        alone_minutes: logged.saturating_sub(in_class).saturating_sub(unsaid),
        completed: is_completed(context, course),
        eighty_hours: eighty_hours(context, course),
    }
}

fn is_completed(context: &AssessContext, course: &Course) -> bool {
    course.completed_on.is_some_and(|on| context.has_come(on))
}

fn covered(context: &AssessContext, subject: Subject, name: &str) -> SubjectStanding {
    let with_it = |completed: bool| -> Vec<CourseId> {
        context
            .facts
            .courses
            .iter()
            .filter(|course| course.subjects.contains(&subject))
            .filter(|course| is_completed(context, course) == completed)
            .map(|course| course.id.clone())
            .collect()
    };
    let (covered_by, under_way_in) = (with_it(true), with_it(false));
    let check = match (covered_by.is_empty(), under_way_in.is_empty()) {
        (false, _) => test(
            "Covered",
            SUBJECTS,
            Weight::Note,
            Outcome::Pass,
            "A completed course covers it.",
        ),
        (true, false) => test(
            "Covered",
            SUBJECTS,
            Weight::Note,
            Outcome::Unknown,
            "A course under way covers it.",
        ),
        (true, true) => mended(
            test(
                "Covered",
                SUBJECTS,
                Weight::Note,
                Outcome::Fail,
                "No course on record covers it.",
            ),
            "Mark it on the course that covers it, or take one that does.",
        ),
    };
    SubjectStanding {
        subject,
        name: name.to_owned(),
        covered_by,
        under_way_in,
        test: check,
    }
}

fn subject_of(code: &str) -> Option<(Subject, &'static str)> {
    Some(match code {
        "medical_terminology" => (Subject::MedicalTerminology, "Medical terminology"),
        "anatomy" => (Subject::Anatomy, "Anatomy"),
        "physiology" => (Subject::Physiology, "Physiology"),
        "pathophysiology" => (Subject::Pathophysiology, "Pathophysiology"),
        "pharmacology" => (Subject::Pharmacology, "Pharmacology"),
        "icd10_cm" => (Subject::Icd10Cm, "ICD-10-CM"),
        "icd10_pcs" => (Subject::Icd10Pcs, "ICD-10-PCS"),
        "cpt" => (Subject::Cpt, "CPT"),
        "hcpcs_level2" => (Subject::HcpcsLevel2, "HCPCS Level II"),
        "hipaa_compliance" => (Subject::HipaaCompliance, "HIPAA and compliance"),
        "records_and_reimbursement" => (
            Subject::RecordsAndReimbursement,
            "Records management and reimbursement",
        ),
        _ => return None,
    })
}
