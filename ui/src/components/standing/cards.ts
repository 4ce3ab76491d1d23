/** Which cards Standing shows, the most urgent first, and what each says of itself. */
import { earlierFirst } from '$lib/format/dates';
import type {
  ApprenticeStanding,
  CivilDate,
  CourseStanding,
  CredentialStanding,
  CycleStanding,
  LetterStanding,
  NextStep,
  Practicode,
  Standing,
} from '$lib/backend';
import { ceu, count } from '$lib/format/numbers';
import type { GlyphName } from '../shared/glyphs';

/** A card's state in a shape and a word. */
export interface CardStatus {
  glyph: GlyphName;
  word: string;
}

export type Card =
  | {
      kind: 'apprentice';
      key: string;
      of: ApprenticeStanding;
      status: CardStatus;
      by: CivilDate | null;
    }
  | { kind: 'cycle'; key: string; of: CycleStanding; status: CardStatus; by: CivilDate | null }
  | {
      kind: 'undated';
      key: string;
      issuer: string;
      credentials: CredentialStanding[];
      status: CardStatus;
      by: null;
    }
  | {
      kind: 'study';
      key: string;
      of: CourseStanding | null;
      practicode: Practicode | null;
      status: CardStatus;
      by: CivilDate | null;
    };

/** The address part of a cycle: `AAPC:2027-05-31`. */
export function cycleKey(cycle: CycleStanding): string {
  return `${cycle.issuer}:${cycle.due_on.date}`;
}

/** The state of a cycle. */
export function cycleStatus(cycle: CycleStanding): CardStatus {
  if (cycle.state === 'submitted') return { glyph: 'half', word: 'Submitted' };
  if (cycle.state === 'overdue')
    return { glyph: 'late', word: `${count(-cycle.days_left, 'day')} late` };
  if (cycle.state === 'asked') return { glyph: 'ask', word: '1 question' };
  if (cycle.complete) return { glyph: 'met', word: 'Complete' };
  if (cycle.met_if_answered) return { glyph: 'ask', word: '1 question' };
  if (cycle.state === 'coming') return { glyph: 'planned', word: 'Not begun' };
  if (cycle.pace?.state === 'behind')
    return { glyph: 'warn', word: `${ceu(cycle.pace.by)} behind pace` };
  if (cycle.pace?.state === 'on_pace') return { glyph: 'pace', word: 'On pace' };
  return { glyph: 'half', word: 'Under way' };
}

/** The letters that the nearest option still waits for. */
export function missingLetters(apprentice: ApprenticeStanding): number {
  return apprentice.positions.filter((it) => it.counts && it.letter_step !== 'checked').length;
}

/** The state of the removal of the "A". */
function apprenticeStatus(apprentice: ApprenticeStanding): CardStatus {
  if (apprentice.met) return { glyph: 'met', word: 'List met' };
  const letters = missingLetters(apprentice);
  if (letters > 0 && apprentice.options.some((option) => option.met_but_letters)) {
    return { glyph: 'warn', word: `${count(letters, 'letter')} missing` };
  }
  const begun =
    apprentice.positions.length > 0 ||
    apprentice.practicode.practicode !== null ||
    apprentice.course.counted > 0;
  return begun ? { glyph: 'half', word: 'Under way' } : { glyph: 'ring', word: 'Not started' };
}

/** The letter that lacks least, for the card's foot. */
export function openLetter(apprentice: ApprenticeStanding): LetterStanding | undefined {
  return apprentice.letters
    .filter((it) => !it.accepted)
    .toSorted((a, b) => a.asked - a.passed - (b.asked - b.passed))[0];
}

function nextDate(steps: readonly NextStep[], kinds: readonly string[]): CivilDate | null {
  const found = steps.find(
    (step) => step.by !== null && kinds.some((kind) => step.about?.startsWith(`${kind}:`)),
  );
  return found?.by ?? null;
}

const rankOf: Partial<Record<GlyphName, number>> = {
  late: 0,
  warn: 1,
  ask: 1,
  half: 2,
  pace: 2,
  ring: 3,
  planned: 4,
  met: 5,
};

/** Every card, sorted: what is late, what needs the person, what is under way; the nearest date first. */
export function cardsOf(standing: Standing, practicode: readonly Practicode[]): Card[] {
  const cards: Card[] = standing.apprentice.map((of): Card => ({
    kind: 'apprentice',
    key: `apprentice-${of.credential}`,
    of,
    status: apprenticeStatus(of),
    by: nextDate(standing.next, ['letter', 'position', 'credential']),
  }));
  for (const of of standing.cycles) {
    if (of.state !== 'open' && of.state !== 'overdue' && of.state !== 'submitted') continue;
    cards.push({
      kind: 'cycle',
      key: cycleKey(of),
      of,
      status: cycleStatus(of),
      by: of.due_on.date,
    });
  }
  for (const issuer of new Set(
    standing.credentials.filter((it) => it.held).map((it) => it.issuer),
  )) {
    // A renewal whose dates are not known is not left out: its card says where they stand.
    if (standing.cycles.some((it) => it.issuer === issuer)) continue;
    const credentials = standing.credentials.filter((it) => it.held && it.issuer === issuer);
    cards.push({
      kind: 'undated',
      key: `undated-${issuer}`,
      issuer,
      credentials,
      status: { glyph: 'ask', word: '1 question' },
      by: null,
    });
  }
  const study = studyCard(standing, practicode);
  if (study) cards.push(study);
  const rank = (card: Card) => rankOf[card.status.glyph] ?? 3;
  return cards.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      Number(a.kind === 'study') - Number(b.kind === 'study') ||
      earlierFirst(a.by ?? '9999', b.by ?? '9999'),
  );
}

function studyCard(standing: Standing, purchases: readonly Practicode[]): Card | null {
  const { courses } = standing.coursework;
  const practicode = purchases.find((it) => it.completed_on === null) ?? null;
  const open = courses.filter((it) => !it.completed);
  // The course with the most time is the one that is studied.
  const of = open.toSorted((a, b) => b.contact_minutes - a.contact_minutes)[0] ?? null;
  if (!of && !practicode) return null;
  const met = of?.eighty_hours.met ?? false;
  return {
    kind: 'study',
    key: 'study',
    of,
    practicode,
    status: met
      ? { glyph: 'met', word: `${ceu((of?.eighty_hours.needed ?? 0) / 60)} hours reached` }
      : { glyph: 'half', word: 'Under way' },
    by: null,
  };
}

/** Which card a question stands on; none where no card is about it. */
export function cardAsked(step: NextStep, cards: readonly Card[]): Card | undefined {
  const kind = step.question?.kind;
  if (kind === undefined) return undefined;
  const about = step.question?.about[0] ?? '';
  if (
    [
      'code_assignment',
      'code_sets',
      'position_started',
      'letter_items',
      'letter_signer',
      'proof_answered',
    ].includes(kind)
  )
    return cards.find((it) => it.kind === 'apprentice');
  if (kind === 'study_kind') return cards.find((it) => it.kind === 'study');
  // AHIMA alone asks who gave a credit, and for which domain.
  if (kind === 'credit_source' || kind === 'credit_domain')
    return cards.find((it) => it.kind === 'cycle' && it.of.issuer === 'AHIMA');
  const [, issuer] = about.split(':');
  return cards.find(
    (it) =>
      (it.kind === 'cycle' && it.of.issuer === issuer) ||
      (it.kind === 'undated' && it.issuer === issuer),
  );
}
