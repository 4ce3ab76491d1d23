/** A logbook of somebody who looks for a job, for journeys and pictures. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { onTheLine } from './homes.ts';
import { freshHome } from './milepost.ts';

const step = (application: string, kind: string, on: string, more: object = {}): object => ({
  application,
  kind,
  on,
  ...more,
});

/** The facts of a search: nine open applications and closed ones, meetings, people, two offers. */
export const SEARCH = {
  accounts: [
    { issuer: 'AAPC', renewal_month: 5, joined_on: '2025-05-02', membership: 'member' },
    { issuer: 'AHIMA', cycle_starts_on: '2026-03-10', cycle_ends_on: '2028-03-09' },
  ],
  credentials: [
    { issuer: 'AAPC', code: 'CPC', apprentice: true, earned_on: '2025-05-20' },
    { issuer: 'AHIMA', code: 'CCA', earned_on: '2026-03-10' },
  ],
  positions: [
    {
      id: 'mercy',
      employer: 'Mercy Outpatient',
      starts_on: '2025-09-01',
      weekly_minutes: 2400,
      code_sets: ['CPT', 'ICD-10-CM'],
      code_assignment: 'yes',
    },
  ],
  meetings: [
    {
      id: 'denials',
      title: 'Chapter meeting: denials, start to finish',
      organizer: 'AAPC chapter',
      organizer_kind: 'aapc_chapter',
      starts_on: '2026-11-19',
      at: '18:00',
      town: 'Worcester',
      amount: 1,
      state: 'going',
    },
    {
      id: 'winter',
      title: 'Winter meeting: query practice',
      organizer: 'MaHIMA',
      organizer_kind: 'component_association',
      starts_on: '2026-12-09',
      at: '12:00',
      town: 'online',
      amount: 1,
      cost_cents: 1500,
      state: 'going',
    },
    {
      id: 'staff',
      title: 'Staff meeting: Northlight, Mercy and Harbor coding and clinical documentation teams',
      organizer: 'Mercy Outpatient',
      organizer_kind: 'employer',
      starts_on: '2027-01-12',
      at: '09:00',
      state: 'considering',
    },
  ],
  contacts: [
    {
      id: 'priya',
      name: 'Priya Nair',
      kind: 'mentor',
      organization: 'MaHIMA',
      met_at: 'denials',
      stay_in_touch_days: 3,
      note: 'Knows the outpatient team at Tufts. Asked to hear how the interview goes.',
    },
    { id: 'renee', name: 'Renée Alvarez', kind: 'hiring', organization: 'Tufts Medicine' },
    {
      id: 'olu',
      name: 'Oluwaseun Adebayo-Fitzgerald',
      kind: 'instructor',
      organization: 'evening coding program',
    },
  ],
  applications: [
    {
      id: 'cedar',
      employer: 'Cedar Street Physicians',
      title: 'Coder I',
      town: 'Worcester',
      place: 'on_site',
      pay_from_cents: 4_600_000,
      pay_unit: 'year',
    },
    {
      id: 'tufts',
      employer: 'Tufts Medicine',
      title: 'Outpatient coder',
      town: 'Boston',
      place: 'hybrid',
      found_through: 'person',
      found_contact: 'priya',
      asks_credentials: ['CPC', 'CPC-A'],
      asks_code_sets: ['ICD-10-CM', 'CPT'],
      takes_apprentices: 'yes',
      pay_from_cents: 3000,
      pay_to_cents: 3300,
      pay_unit: 'hour',
      address: 'https://example.org/jobs/17',
      note: 'Ask who reviews the first 90 days.',
    },
    {
      id: 'lakeside',
      employer: 'Lakeside Imaging',
      title: 'Radiology coder',
      town: 'Boston',
      place: 'hybrid',
    },
    {
      id: 'mill',
      employer: 'Old Mill Orthopedics and Sports Medicine Associates of Central Massachusetts',
      title: 'Surgical coder',
      town: 'Worcester',
      next_step: 'Coding test',
      next_on: '2026-11-28',
    },
    {
      id: 'north',
      employer: 'Northlight Health Plan',
      title: 'Risk adjustment coder',
      place: 'remote',
      pay_from_cents: 3300,
    },
    { id: 'harbor', employer: 'Harbor Clinic', title: 'Outpatient coder', town: 'Worcester' },
    { id: 'mgb', employer: 'Mass General Brigham', title: 'Coder I' },
    { id: 'bay', employer: 'Baystate Health', title: 'Coder' },
  ],
  steps: [
    step('cedar', 'applied', '2026-11-16'),
    step('tufts', 'applied', '2026-11-02'),
    step('tufts', 'acknowledged', '2026-11-04'),
    step('tufts', 'screening', '2026-11-12', { contact: 'renee', note: 'by phone' }),
    step('tufts', 'interview', '2026-11-25', { at: '10:00', contact: 'renee', round: 'round 1' }),
    step('lakeside', 'applied', '2026-10-26'),
    step('lakeside', 'interview', '2026-11-12'),
    step('lakeside', 'offer', '2026-11-20'),
    step('mill', 'applied', '2026-11-16'),
    step('north', 'applied', '2026-11-13'),
    step('north', 'screening', '2026-11-17'),
    step('harbor', 'applied', '2026-10-20'),
    step('harbor', 'offer', '2026-11-21'),
    step('mgb', 'applied', '2026-10-19'),
    step('bay', 'applied', '2026-09-01'),
    step('bay', 'declined_by_them', '2026-10-01'),
    { kind: 'spoke', on: '2026-11-19', contact: 'priya' },
  ],
  offers: [
    {
      id: 'lakeside-offer',
      application: 'lakeside',
      received_on: '2026-11-20',
      answer_by: '2026-11-27',
      pay_cents: 3100,
      pay_unit: 'hour',
      weekly_minutes: 2160,
      place: 'hybrid',
      starts_on: '2026-11-23',
      code_assignment: 'yes',
      writes_letter: 'yes',
      pays: ['dues', 'ceus', 'code_books'],
    },
    {
      id: 'harbor-offer',
      application: 'harbor',
      received_on: '2026-11-21',
      answer_by: '2026-12-01',
      pay_cents: 5_850_000,
      pay_unit: 'year',
      weekly_minutes: 2400,
      place: 'on_site',
      pays: ['code_books'],
    },
  ],
};

/** A home with the search in it. */
export function homeOfASearch(facts: object = SEARCH): string {
  const home = freshHome();
  const file = join(home, 'search.json');
  writeFileSync(file, JSON.stringify({ format: 'milepost-facts', version: 4, ...facts }));
  onTheLine(home, 'import', file);
  return home;
}
