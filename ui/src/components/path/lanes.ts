import type { ApprenticeStanding, RemovalOption, Requirement } from '$lib/backend';
import { day } from '$lib/format/dates';
import { ceu, count, percent } from '$lib/format/numbers';

/** A stretch of a lane. */
export interface Segment {
  look: 'verified' | 'education' | 'waiting' | 'todo';
  /** Its share of the lane, in percent. */
  share: number;
  label: string;
}

/** A course or Practicode stands for one year of experience. */
const educationMonths = 12;

function months(part: Requirement, waitingMonths: number): Segment[] {
  const waiting = Math.min(waitingMonths, part.lacking);
  const left = part.lacking - waiting;
  return [
    { look: 'verified', share: part.counted, label: `${part.counted} verified` },
    {
      look: 'waiting',
      share: waiting,
      label: waiting === part.needed ? `${waiting} waiting` : String(waiting),
    },
    { look: 'todo', share: left, label: `${count(left, 'month')} left` },
  ];
}

function course(part: Requirement): Segment[] {
  if (part.met)
    return [
      {
        look: 'education',
        share: educationMonths,
        label: `${hoursOf(part.needed)}-hour course, worth ${educationMonths}`,
      },
    ];
  const done = (percent(part.counted, part.needed) / 100) * educationMonths;
  // All hours are there, only the paper or the last day is not.
  if (done >= educationMonths)
    return [
      { look: 'waiting', share: educationMonths, label: `${hoursOf(part.needed)}-hour course` },
    ];
  return [
    { look: 'education', share: done, label: `${hoursOf(part.counted)} h` },
    {
      look: 'todo',
      share: educationMonths - done,
      label:
        part.counted === 0 ? `${hoursOf(part.needed)}-hour course` : `${hoursOf(part.lacking)} h`,
    },
  ];
}

function cases(part: Requirement): Segment[] {
  const done = (percent(part.counted, part.needed) / 100) * educationMonths;
  if (part.met)
    return [
      { look: 'education', share: educationMonths, label: `Practicode, worth ${educationMonths}` },
    ];
  return [
    { look: 'education', share: done, label: count(part.counted, 'case') },
    {
      look: 'todo',
      share: educationMonths - done,
      label:
        part.counted === 0 ? `Practicode, ${count(part.needed, 'case')}` : String(part.lacking),
    },
  ];
}

/** Where one of the two is enough: the one that is met, else the one that has come further. */
function either(apprentice: ApprenticeStanding): Segment[] {
  const { course: hours, practicode } = apprentice;
  const nearer =
    percent(practicode.cases.counted, practicode.cases.needed) >
    percent(hours.counted, hours.needed);
  if (hours.met || (!practicode.met && !nearer)) {
    const parts = course(hours);
    return hours.counted === 0 && !hours.met
      ? [{ look: 'todo', share: educationMonths, label: 'course or Practicode' }]
      : parts;
  }
  return cases(practicode.cases);
}

/** The stretches of an option's lane, from the left; together they are the whole. */
export function segmentsOf(option: RemovalOption, apprentice: ApprenticeStanding): Segment[] {
  const parts = option.parts.flatMap((part): Segment[] => {
    if (part.unit === 'months') return months(part, apprentice.work.waiting_months);
    if (part.unit === 'contact_minutes') return course(part);
    if (part.unit === 'cases') return cases(part);
    // The choice between course and Practicode is counted as one item; other items are conditions beside the months.
    return part.unit === 'items' && option.route === 'employment_and_education'
      ? either(apprentice)
      : [];
  });
  const whole = parts.reduce((sum, part) => sum + part.share, 0);
  return parts
    .filter((part) => part.share > 0)
    .map((part) => ({ ...part, share: (part.share / whole) * 100 }));
}

/** What an option asks for, in a line under its name. */
export function asksFor(option: RemovalOption): string {
  const needed = option.parts.find((part) => part.unit === 'months')?.needed;
  if (option.route === 'employment') return `${needed ?? 24} months of coding work`;
  if (option.route === 'employment_and_education')
    return `${needed ?? 12} months, plus course or cases`;
  return 'no work months needed';
}

/** Where an option stands: the head in a few words, what is behind it, and an estimated day. */
export function outcomeOf(
  option: RemovalOption,
  apprentice: ApprenticeStanding,
): { head: string; detail: string; about: string | null } {
  if (option.met) return { head: 'Met', detail: '', about: null };
  if (option.met_but_letters)
    return { head: 'Met, except letters', detail: option.lacks.join(', '), about: null };
  const open = option.parts.filter((part) => !part.met);
  const [first, ...others] = open.map((part) => leftOf(part, apprentice));
  const about = option.earliest_on === null ? null : `about ${day(option.earliest_on)}`;
  const { cases_a_week: pace, access_ends_on: until } = apprentice.practicode;
  const atPace =
    pace !== null && until !== null && open.some((part) => part.unit === 'cases')
      ? [`${ceu(pace)} a week until ${day(until)}`]
      : [];
  return {
    head: capital(first ?? option.lacks[0] ?? 'Not met'),
    detail: [...others, ...atPace].join(', '),
    about,
  };
}

/** What a part still asks for, as short as it goes; its lane and its reasons say the rest. */
function leftOf(part: Requirement, { work }: ApprenticeStanding): string {
  switch (part.unit) {
    case 'months': {
      const unworked = part.lacking - Math.min(work.waiting_months, part.lacking);
      return unworked > 0
        ? `${count(unworked, 'month')} left`
        : `letters for ${count(part.lacking, 'month')}`;
    }
    case 'contact_minutes':
      return part.lacking > 0
        ? `${hoursOf(part.lacking)} contact hours left`
        : (part.lacks ?? part.name);
    case 'cases':
      return `${count(part.lacking, 'case')} left`;
    case 'percent':
      return `score of ${part.needed}%`;
    default:
      // What each of two lacks is said on Path; here it is enough that one of them is.
      return (part.lacks ?? part.name).replace(/ \([^)]*\)/g, '');
  }
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function hoursOf(minutes: number): string {
  return ceu(minutes / 60);
}

/** How far a requirement is, with its unit: `11 of 24 months`. */
export function progressOf(part: Requirement): string {
  switch (part.unit) {
    case 'months':
      return `${part.counted} of ${count(part.needed, 'month')}`;
    case 'contact_minutes':
      return `${hoursOf(part.counted)} of ${hoursOf(part.needed)} contact hours`;
    case 'cases':
      return `${part.counted} of ${count(part.needed, 'case')}`;
    case 'percent':
      return part.counted === 0
        ? `none yet, at least ${part.needed}%`
        : `${part.counted}%, at least ${part.needed}%`;
    case 'days':
      return `${part.counted} of ${count(part.needed, 'day')}`;
    case 'items':
      return part.needed === 1
        ? part.met
          ? 'there'
          : 'missing'
        : `${part.counted} of ${part.needed}`;
  }
}

/** What a requirement lacks that its progress does not already say: a letter, a last day, a paper. */
export function besidesOf(part: Requirement, { work }: ApprenticeStanding): string | null {
  switch (part.unit) {
    case 'months':
      return work.waiting_months >= part.lacking ? part.lacks : null;
    case 'contact_minutes':
      return part.lacking === 0 ? part.lacks : null;
    case 'cases':
    case 'percent':
      return null;
    default:
      return part.lacks;
  }
}
