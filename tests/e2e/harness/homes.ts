/** Home folders that hold something before the window opens, made by the program's own command line. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { freshHome, program, TODAY } from './milepost.ts';

/** Runs the command line on a home. */
export function onTheLine(home: string, ...args: string[]): string {
  return execFileSync(program(), ['--home', home, '--as-of', TODAY, ...args]).toString();
}

/** A new folder at the place that is usual for a user's data: `milepost` in a folder of its own. */
export function usualHome(): string {
  return join(freshHome(), 'milepost');
}

/** A home with the facts of a CPC-A who works five days a week, and with a renewal that is behind. */
export function homeOfAnApprentice(home = freshHome()): string {
  const facts: [kind: string, fact: object][] = [
    [
      'account',
      {
        id: 'aapc',
        issuer: 'AAPC',
        renewal_month: 5,
        joined_on: '2025-05-02',
        membership: 'member',
      },
    ],
    [
      'credential',
      { id: 'cpc', issuer: 'AAPC', code: 'CPC', apprentice: true, earned_on: '2025-05-20' },
    ],
    [
      'position',
      {
        id: 'mercy',
        employer: 'Mercy Outpatient',
        starts_on: '2025-09-01',
        weekly_minutes: 2400,
        code_sets: ['CPT', 'ICD-10-CM'],
        code_assignment: 'yes',
      },
    ],
    ['course', { id: 'anatomy', title: 'Anatomy', started_on: '2026-09-01' }],
    [
      'credit',
      {
        id: 'coding',
        title: 'Coding update',
        completed_on: '2026-02-10',
        amount: 4,
        certificate_held: true,
      },
    ],
  ];
  for (const [kind, fact] of facts) onTheLine(home, 'add', kind, JSON.stringify(fact));
  return home;
}
