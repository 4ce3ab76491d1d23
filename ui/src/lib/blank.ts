/** Facts with nothing said yet; an empty id is filled by the logbook. */
import type { Course, Credential, Exam, IssuerAccount, Position } from './backend';

export function blankAccount(issuer: string): IssuerAccount {
  return {
    id: '',
    issuer,
    member_number: null,
    membership: 'unknown',
    renewal_month: null,
    due_day: null,
    joined_on: null,
    cycle_starts_on: null,
    cycle_ends_on: null,
    first_due_on: null,
  };
}

export function blankCredential(issuer: string, code: string): Credential {
  return {
    id: '',
    issuer,
    code,
    apprentice: false,
    earned_on: null,
    apprentice_removed_on: null,
    status: 'active',
    ended_on: null,
    group: null,
    topic: null,
    proof_sent_on: null,
  };
}

export function blankPosition(employer: string): Position {
  return {
    id: '',
    employer,
    kind: 'job',
    title: null,
    starts_on: null,
    ends_on: null,
    weekly_minutes: null,
    setting: null,
    code_sets: [],
    supervisor: null,
    code_assignment: 'unknown',
    note: null,
  };
}

export function blankExam(credential: string): Exam {
  return {
    id: '',
    credential,
    sat_on: null,
    planned_month: null,
    result: 'pending',
    score: null,
    fee_cents: null,
    approved_on: null,
  };
}

export function blankCourse(title: string): Course {
  return {
    id: '',
    title,
    provider: null,
    program: null,
    coding_preparation: true,
    subjects: [],
    contact_minutes_planned: null,
    contact_minutes_completed: null,
    started_on: null,
    completed_on: null,
    recognised_by: [],
    proof: 'none',
    grade: null,
    note: null,
  };
}
