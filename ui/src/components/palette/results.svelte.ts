import {
  backend,
  type Clause,
  type FactKind,
  normalizeError,
  type SearchHit,
  type Understood,
  type Version,
} from '$lib/backend';
import { type Action, actions, type IconName, isPossible } from '$lib/actions';
import { day, dayAndMonth, weekRange } from '$lib/format/dates';
import { count } from '$lib/format/numbers';
import { readDay } from '$lib/format/read-day';
import { app } from '$lib/state/app.svelte';
import { quickAdd } from '$lib/state/quick-add.svelte';
import { addressOf, router } from '$lib/state/router.svelte';
import { sheets } from '$lib/state/sheets.svelte';
import { toasts } from '$lib/state/toast.svelte';
import { valueWords } from '../reasons/words';
import { addressAbout } from '../standing/about';
import { match, ranked, type Stretch } from './match';

/** One line of the palette that can be chosen. */
export interface Item {
  id: string;
  icon: IconName;
  name: string;
  stretches: Stretch[];
  /** What stands at its end. */
  detail: string;
  /** The chord that does the same. */
  keys?: string;
  /** Does it. `false` keeps the palette open. */
  run: () => unknown;
  /** What else can be done with it, behind Tab. */
  more?: Item[];
}

export interface Section {
  title: string;
  items: Item[];
}

const placeOf: Partial<Record<FactKind, { icon: IconName; name: string }>> = {
  position: { icon: 'position', name: 'Position' },
  letter: { icon: 'letter', name: 'Letter' },
  credit: { icon: 'credit', name: 'Credit' },
  entry: { icon: 'clock', name: 'Log' },
  study_entry: { icon: 'clock', name: 'Log' },
  course: { icon: 'study', name: 'Course' },
  exam: { icon: 'check', name: 'Exam' },
  practicode: { icon: 'study', name: 'Practicode' },
  credential: { icon: 'credential', name: 'Credential' },
  account: { icon: 'settings', name: 'Account' },
  account_move: { icon: 'settings', name: 'Account' },
  own_issuer: { icon: 'settings', name: 'Issuer' },
  payment: { icon: 'renewals', name: 'Payment' },
};

const most = { todo: 5, go: 7, rules: 4, found: 8 };

/** What the typed words lead to. */
export class Results {
  query = $state('');
  hits = $state.raw<readonly SearchHit[]>([]);
  understood = $state.raw<Understood | null>(null);
  /** How many lines of the log the best position has. */
  lines = $state.raw<{ position: string; count: number } | null>(null);
  /** Why the words were refused when they were to be saved. */
  refusal = $state<string | null>(null);
  #asked = 0;

  /** Takes over the typed words and asks what they lead to; an overtaken answer is thrown away. */
  async ask(query: string): Promise<void> {
    this.query = query;
    this.refusal = null;
    const asked = ++this.#asked;
    const words = query.trim();
    if (words === '') {
      this.hits = [];
      this.understood = null;
      this.lines = null;
      return;
    }
    try {
      const [hits, understood] = await Promise.all([
        backend().search(words, most.found),
        backend().quickAdd(words),
      ]);
      if (asked !== this.#asked) return;
      this.hits = hits;
      this.understood = understood;
      const position = hits.find((it) => it.key.kind === 'position')?.key.id;
      if (position === undefined) {
        this.lines = null;
        return;
      }
      const { index } = await backend().logView(
        {
          kinds: [],
          place: { kind: 'position', id: position },
          text: null,
          from: null,
          to: null,
          proof: null,
          to_confirm: false,
        },
        0,
        1,
      );
      if (asked === this.#asked) this.lines = { position, count: index.total };
    } catch (thrown) {
      if (asked === this.#asked) this.refusal = normalizeError(thrown).message;
    }
  }

  /** The words as a line to record, where they hold an amount or hours. */
  line = $derived.by<Understood | null>(() => {
    const it = this.understood;
    return it?.parts.some(
      (part) => ['amount', 'hours', 'length'].includes(part.role) && part.origin === 'typed',
    )
      ? it
      : null;
  });

  /** What is wrong with a line that begins like one to record. */
  problems = $derived.by<readonly string[]>(() => {
    if (this.refusal) return [this.refusal];
    const it = this.understood;
    if (!it || it.proposal) return [];
    const meant = /^\s*(ceu|study|log)\b/i.test(this.query) || this.line !== null;
    return meant && this.query.trim().includes(' ')
      ? it.problems.map((problem) => problem.message)
      : [];
  });

  sections = $derived.by<Section[]>(() =>
    [this.#toDo(), this.#goTo(), this.#rules()].filter((it) => it.items.length > 0),
  );

  #toDo(): Section {
    const items: Item[] = [];
    if (this.line?.proposal) items.push(this.#words(this.line));
    const offered = actions.filter(
      (it) => it.group !== 'go' && it.id !== 'palette' && isPossible(it),
    );
    if (this.query.trim() === '') {
      const first = [
        'log-usual',
        'fill-week',
        'add-credit',
        'add-hours',
        'undo',
        'back-up',
        'keys',
      ];
      items.push(
        ...first
          .map((id) => offered.find((it) => it.id === id))
          .filter((it) => it !== undefined)
          .map((it) => this.#action(it, [])),
      );
    } else {
      const asActions = ranked(this.query, offered, (it) => ({
        name: it.name,
        others: it.words,
      })).map(({ item, match: fit }) => ({
        score: fit.score,
        item: this.#action(item, fit.stretches),
      }));
      const abouts = this.#aboutRecords()
        .map((item) => ({ fit: match(this.query, item.name), item }))
        .filter((it) => it.fit !== null)
        .map(({ fit, item }) => ({
          score: (fit?.score ?? 0) - 1,
          item: { ...item, stretches: fit?.stretches ?? [] },
        }));
      items.push(
        ...[...asActions, ...abouts]
          .toSorted((a, b) => b.score - a.score)
          .slice(0, most.todo)
          .map((it) => it.item),
      );
    }
    return { title: 'Do', items };
  }

  #goTo(): Section {
    const places = actions.filter((it) => it.group === 'go' && isPossible(it));
    const items = ranked(this.query, places, (it) => ({ name: it.name, others: it.words })).map(
      ({ item, match: fit }) => this.#action(item, fit.stretches),
    );
    if (this.query.trim() === '') return { title: 'Go to', items };
    const read = readDay(this.query, app.today);
    if ('date' in read && read.date) {
      const weekStart = app.weekOf(read.date);
      items.unshift(
        this.#plain(
          'week',
          'week',
          `The week of ${weekRange(weekStart)}`,
          dayAndMonth(read.date),
          () => router.go('log', { week: weekStart }),
        ),
      );
    }
    for (const hit of this.hits) items.push(this.#record(hit));
    const found = new Set(this.hits.map((it) => `${it.key.kind}:${it.key.id}`));
    const own = ranked(
      this.query,
      this.#ownRecords().filter((it) => !found.has(`${it.key.kind}:${it.key.id}`)),
      (it) => ({ name: it.title, others: it.excerpt }),
    );
    for (const { item } of own.slice(0, most.found)) items.push(this.#record(item));
    const { lines } = this;
    if (lines && lines.count > 0) {
      const name = app.records?.positions.find((it) => it.id === lines.position)?.employer ?? '';
      items.push(
        this.#plain(
          `lines-${lines.position}`,
          'log',
          `${count(lines.count, 'log line')} at ${name}`,
          'Log',
          () => router.go('log', { place: lines.position }),
        ),
      );
    }
    return { title: 'Go to', items: items.slice(0, most.go + 2) };
  }

  /** What is recorded, by what a person calls it: the search knows the words that were typed, not "exam". */
  #ownRecords(): SearchHit[] {
    const { records } = app;
    if (!records) return [];
    const when = (date: string | null) => (date ? day(date) : '');
    const hit = (
      kind: FactKind,
      id: string,
      title: string,
      date: string | null,
      excerpt: string,
    ): SearchHit => ({ key: { kind, id }, title, when: when(date), excerpt });
    const employer = (id: string) =>
      records.positions.find((it) => it.id === id)?.employer ?? 'a position';
    return [
      ...records.exams.map((it) =>
        hit('exam', it.id, `${it.credential} exam`, it.sat_on, 'exam test attempt'),
      ),
      ...records.credentials.map((it) =>
        hit(
          'credential',
          it.id,
          `${it.code}${it.apprentice && !it.apprentice_removed_on ? '-A' : ''}`,
          it.earned_on,
          `credential certification ${it.issuer}`,
        ),
      ),
      ...records.letters.map((it) =>
        hit(
          'letter',
          it.id,
          `Letter from ${employer(it.position)}`,
          it.received_on ?? it.requested_on,
          'letter verification experience',
        ),
      ),
      ...records.courses.map((it) =>
        hit(
          'course',
          it.id,
          it.title,
          it.completed_on ?? it.started_on,
          `course class ${it.provider ?? ''}`,
        ),
      ),
      ...records.positions.map((it) =>
        hit(
          'position',
          it.id,
          it.employer,
          it.starts_on,
          `position job employer ${it.title ?? ''}`,
        ),
      ),
      ...records.practicode.map((it) =>
        hit('practicode', it.id, 'Practicode', it.purchased_on, 'practicode cases'),
      ),
      ...records.payments.map((it) =>
        hit(
          'payment',
          it.id,
          `Payment to ${it.issuer}`,
          it.paid_on ?? it.due_on,
          `payment dues fee ${it.kind.replaceAll('_', ' ')}`,
        ),
      ),
      ...records.accounts.map((it) =>
        hit(
          'account',
          it.id,
          `${it.issuer} account`,
          null,
          `account membership ${it.member_number ?? ''}`,
        ),
      ),
    ];
  }

  #rules(): Section {
    if (this.query.trim().length < 3) return { title: 'Ask the rulebook', items: [] };
    const now = (clause: Clause) => clause.versions.at(-1);
    const wordsOf = (version: Version | undefined) => (version ? valueWords(version) : null);
    const fits = ranked(this.query, [...app.clauses.values()], (it) => ({
      name: it.title,
      others: `${it.id.replaceAll('.', ' ')} ${it.area} ${now(it)?.says ?? ''}`,
    }));
    const items = fits.slice(0, most.rules).map(({ item, match: fit }): Item => ({
      id: `rule-${item.id}`,
      icon: 'rule',
      name: item.title,
      stretches: fit.stretches,
      detail: [item.issuer, wordsOf(now(item))].filter((it) => it).join(', '),
      run: () => router.go('rulebook', { clause: item.id }),
    }));
    return { title: 'Ask the rulebook', items };
  }

  /** The line itself: Enter records it. */
  #words(understood: Understood): Item {
    return {
      id: 'words',
      icon: 'plus',
      name: understood.reading,
      stretches: [],
      detail: {
        log: 'Log',
        ceu: 'Add the credit',
        study: 'Log study',
        apply: 'Add the application',
        meet: 'Add the meeting',
        spoke: 'Add the conversation',
        offer: 'Add the offer',
      }[understood.kind],
      run: () => this.commit(),
    };
  }

  /** Records the line. The words go only when it is stored. */
  async commit(): Promise<boolean> {
    try {
      const applied = await backend().quickAddCommit(this.query);
      await this.ask('');
      await app.settled(applied);
      return true;
    } catch (thrown) {
      this.refusal = (await app.heed(normalizeError(thrown))).message;
      return false;
    }
  }

  #action(action: Action, stretches: Stretch[]): Item {
    return {
      id: action.id,
      icon: action.icon,
      name: action.name,
      stretches,
      detail: action.detail?.() ?? '',
      keys: action.keys,
      run: () => action.run(),
    };
  }

  #plain(id: string, icon: IconName, name: string, detail: string, run: () => void): Item {
    return { id, icon, name, detail, stretches: match(this.query, name)?.stretches ?? [], run };
  }

  /** What can be done about a place or a renewal by its name. */
  #aboutRecords(): Item[] {
    const { records, standing } = app;
    const items: Item[] = [];
    for (const it of records?.positions ?? []) {
      const judged = standing?.apprentice[0]?.positions.find((other) => other.position === it.id);
      if (judged?.counts && judged.letter_step !== 'checked') {
        items.push(
          this.#plain(
            `letter-${it.id}`,
            'letter',
            `Complete the letter, ${it.employer}`,
            'Path to CPC',
            () => router.go('path', { position: it.id }),
          ),
        );
      }
      if (it.ends_on === null || it.ends_on >= app.today) {
        items.push(
          this.#plain(`log-${it.id}`, 'plus', `Log hours, ${it.employer}`, '', () =>
            quickAdd.focus(`8h ${it.employer}`),
          ),
        );
      }
    }
    for (const it of records?.courses ?? []) {
      if (it.completed_on === null)
        items.push(
          this.#plain(`study-${it.id}`, 'plus', `Log study, ${it.title}`, '', () =>
            quickAdd.focus(`study 2h ${it.title}`),
          ),
        );
    }
    for (const it of standing?.cycles ?? []) {
      if (it.state === 'past') continue;
      const key = `${it.issuer}:${it.due_on.date}`;
      items.push(
        this.#plain(
          `cycle-${key}`,
          'renewals',
          `See the ${it.issuer} renewal, ${it.credentials.join(', ')}`,
          `due ${day(it.due_on.date)}`,
          () => router.go('renewals', { cycle: key }),
        ),
      );
    }
    return items;
  }

  #record(hit: SearchHit): Item {
    const { key, title } = hit;
    const where = placeOf[key.kind];
    const address = addressAbout(`${key.kind}:${key.id}`);
    const go = () => void (window.location.hash = address ?? addressOf('log'));
    const open = () => (sheets.has(key) ? void sheets.show(key) : go());
    const plain = (id: string, icon: IconName, name: string, run: () => void): Item => ({
      id,
      icon,
      name,
      stretches: [],
      detail: '',
      run,
    });
    // Where the words stand in a note and not in the name, the note is shown.
    const fit = match(this.query, title);
    const excerpt = hit.excerpt.replaceAll('\u0002', '').replaceAll('\u0003', '');
    const detail = fit ? [where?.name, hit.when].filter((it) => it).join(', ') : excerpt;
    return {
      id: `record-${key.kind}-${key.id}`,
      icon: where?.icon ?? 'pen',
      name: title,
      stretches: fit?.stretches ?? [],
      detail,
      run: open,
      more: [
        ...(sheets.has(key) ? [plain('open', 'pen', 'Open', open)] : []),
        plain('show', 'search', 'Show in its place', go),
        plain('remove', 'trash', 'Remove', () => void this.#remove(key)),
      ],
    };
  }

  async #remove(key: SearchHit['key']): Promise<void> {
    try {
      await app.perform({ operation: 'remove', with: key });
    } catch (thrown) {
      toasts.refused(normalizeError(thrown).message);
    }
  }
}
