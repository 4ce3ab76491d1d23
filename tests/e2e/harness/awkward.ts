/** Logbooks as they are not on a sample: long names, one record, thousands, far dates, nothing known. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { onTheLine } from './homes.ts';
import { freshHome } from './milepost.ts';

type Fact = Record<string, unknown>;
type Facts = Record<string, Fact[]>;

const EMPLOYER =
  'Massachusetts General Brigham Community Physicians Ambulatory Revenue Integrity Department';
const TITLE =
  'Risk Adjustment and Hierarchical Condition Category Documentation Improvement: A Two-Day Intensive Workshop for Outpatient Coders';

/** Names that fill any column, and credentials of three issuers. */
const longNames: Facts = {
  accounts: [
    { id: 'aapc', issuer: 'AAPC', renewal_month: 5, due_day: 31 },
    { id: 'ahima', issuer: 'AHIMA', cycle_starts_on: '2025-07-01', cycle_ends_on: '2027-06-30' },
  ],
  credentials: [
    { id: 'cpc', issuer: 'AAPC', code: 'CPC', apprentice: true, earned_on: '2024-02-10' },
    { id: 'cpma', issuer: 'AAPC', code: 'CPMA', earned_on: '2025-01-10' },
    { id: 'cgsc', issuer: 'AAPC', code: 'CGSC', earned_on: '2025-03-10' },
    { id: 'ccs', issuer: 'AHIMA', code: 'CCS', earned_on: '2021-06-30' },
    {
      id: 'cha',
      issuer: 'American Institute of Healthcare Compliance',
      code: 'CHA-PROFESSIONAL',
      earned_on: '2024-04-01',
    },
  ],
  own_issuers: [
    {
      id: 'aihc',
      issuer: 'American Institute of Healthcare Compliance',
      name: 'American Institute of Healthcare Compliance, Incorporated',
      cycle_starts_on: '2026-04-01',
      rules: [
        { kind: 'total', versions: [{ amount: 6 }] },
        { kind: 'cycle_months', versions: [{ amount: 12 }] },
      ],
    },
  ],
  cycle_records: [
    { id: 'r', issuer: 'AAPC', due_on: '2025-05-31', reported: 'yes', submitted_on: '2025-05-20' },
  ],
  payments: [
    {
      id: 'p',
      issuer: 'AAPC',
      kind: 'dues',
      due_on: '2026-05-31',
      paid_on: '2026-05-20',
      amount_cents: 22200,
    },
  ],
  positions: [
    {
      id: 'a',
      employer: EMPLOYER,
      title: 'Senior Outpatient Surgery and Interventional Radiology Coding Specialist II',
      starts_on: '2025-06-02',
      weekly_minutes: 2400,
      code_assignment: 'yes',
      code_sets: ['CPT', 'ICD-10-CM', 'HCPCS Level II'],
    },
    {
      id: 'b',
      employer: 'St. Elizabeth’s',
      starts_on: '2024-03-01',
      ends_on: '2025-05-30',
      code_assignment: 'yes',
      code_sets: ['CPT'],
    },
    {
      id: 'c',
      employer: 'Antidisestablishmentarianismhospitalofworcester',
      starts_on: '2025-01-06',
      ends_on: '2025-04-30',
    },
  ],
  letters: [
    {
      id: 'l',
      position: 'b',
      received_on: '2025-06-20',
      on_letterhead: 'yes',
      gives_dates: 'yes',
      dated: 'yes',
    },
  ],
  courses: [
    {
      id: 'k',
      title:
        'Comprehensive Certified Professional Coder Preparation Program with Anatomy, Physiology and Pathophysiology',
      provider: 'Quinsigamond Community College Center for Workforce Development',
      started_on: '2026-09-01',
      contact_minutes_planned: 4800,
    },
  ],
  exams: [{ id: 'e', credential: 'CDEO', sat_on: '2026-12-12' }],
  credits: [
    {
      id: 'c1',
      title: TITLE,
      completed_on: '2026-03-12',
      amount: 12.25,
      sponsor:
        'American Academy of Professional Coders, Greater Boston and North Shore Local Chapter',
      index_number: 'AAPC0312261234567A',
      certificate_held: true,
      topics: ['auditing'],
    },
    {
      id: 'c2',
      title: 'AHIMA Virtual Conference',
      completed_on: '2026-10-12',
      amount: 8,
      issuers: ['AHIMA'],
    },
    { id: 'c3', title: 'Boot camp', completed_on: '2026-05-05', amount: 7, issuers: ['AHIMA'] },
    {
      id: 'c4',
      title: 'Compliance week',
      completed_on: '2026-06-05',
      amount: 1.5,
      issuers: ['American Institute of Healthcare Compliance'],
    },
    {
      id: 'c5',
      title: 'Planned: modifier 59',
      completed_on: '2027-02-05',
      amount: 2,
      planned: true,
    },
  ],
  entries: Array.from({ length: 15 }, (_, at) => ({
    id: `n${String(at)}`,
    position: at % 2 === 0 ? 'a' : 'b',
    date:
      at % 2 === 0
        ? `2026-11-${String(3 + at).padStart(2, '0')}`
        : `2025-05-${String(3 + at).padStart(2, '0')}`,
    minutes: 480,
    note:
      at === 4
        ? 'Backlog of the orthopedic and the interventional service, second pass over what the first pass had put aside, with queries to three surgeons'
        : undefined,
  })),
};

const oneRecord: Facts = {
  entries: [],
  positions: [{ id: 'm', employer: 'Mercy', starts_on: '2026-11-16' }],
};

/** A day of work each day since 2012, and a credit each month. */
function thousands(): Facts {
  const days = Array.from({ length: 5000 }, (_, at) =>
    new Date(Date.UTC(2026, 10, 22) - at * 86_400_000).toISOString().slice(0, 10),
  );
  return {
    accounts: [{ id: 'aapc', issuer: 'AAPC', renewal_month: 12 }],
    credentials: [{ id: 'cpc', issuer: 'AAPC', code: 'CPC', earned_on: '2013-02-10' }],
    positions: [
      {
        id: 'm',
        employer: 'Mercy Outpatient',
        starts_on: '2012-01-01',
        code_assignment: 'yes',
        code_sets: ['CPT'],
      },
    ],
    entries: days.map((date, at) => ({
      id: `n${String(at)}`,
      position: 'm',
      date,
      minutes: 240 + (at % 5) * 60,
    })),
    credits: days
      .filter((_, at) => at % 30 === 0)
      .map((date, at) => ({
        id: `c${String(at)}`,
        title: `Coding webinar ${String(at)}`,
        completed_on: date,
        amount: 1.5,
        index_number: `X${String(at)}`,
      })),
  };
}

const farDates: Facts = {
  accounts: [
    { id: 'aapc', issuer: 'AAPC', renewal_month: 11, first_due_on: '2031-11-30' },
    { id: 'ahima', issuer: 'AHIMA', cycle_ends_on: '2044-02-29' },
  ],
  credentials: [
    { id: 'cpc', issuer: 'AAPC', code: 'CPC', earned_on: '2026-11-20', apprentice: true },
    { id: 'rhit', issuer: 'AHIMA', code: 'RHIT', earned_on: '1979-02-28' },
  ],
  positions: [
    {
      id: 'm',
      employer: 'Mercy',
      starts_on: '1984-03-01',
      ends_on: '1999-12-31',
      code_assignment: 'yes',
      code_sets: ['CPT'],
    },
  ],
  exams: [{ id: 'e', credential: 'CPMA', planned_month: '2049-10' }],
  courses: [
    {
      id: 'k',
      title: 'Anatomy',
      started_on: '1978-01-10',
      completed_on: '1978-06-30',
      contact_minutes_completed: 6000,
      proof: 'transcript',
    },
  ],
};

const nothingKnown: Facts = {
  credentials: [
    { id: 'cpc', issuer: 'AAPC', code: 'CPC', apprentice: true },
    { id: 'ccs', issuer: 'AHIMA', code: 'CCS' },
  ],
  positions: [{ id: 'b', employer: 'Big Hospital', title: 'Medical biller' }],
  letters: [{ id: 'l', position: 'b' }],
  credits: [{ id: 'c', title: 'Some webinar', completed_on: '2026-10-01' }],
  courses: [{ id: 'k', title: 'Coding course' }],
  exams: [{ id: 'e', credential: 'CPMA' }],
};

/** The facts of each awkward logbook, by its name. */
export const AWKWARD: Readonly<Record<string, () => Facts>> = {
  long: () => longNames,
  one: () => oneRecord,
  many: thousands,
  far: () => farDates,
  unknown: () => nothingKnown,
};

/** A home with the facts of an awkward logbook. */
export function awkwardHome(name: string): string {
  const facts = AWKWARD[name]?.();
  if (facts === undefined) throw new Error(`there is no awkward logbook ${name}`);
  const home = freshHome();
  const file = join(home, 'awkward.json');
  writeFileSync(file, JSON.stringify({ format: 'milepost-facts', version: 2, ...facts }));
  onTheLine(home, 'import', file);
  return home;
}
