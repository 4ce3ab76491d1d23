import { choices } from '$lib/labels';
import type { OwnIssuer, OwnRule, OwnRuleKind, OwnVersion } from '$lib/backend';
import { readAmount } from '$lib/format/read-number';
import { DraftReader, optional } from '$lib/state/read-draft';
import type { ReadDraft } from '$lib/state/record-form.svelte';

/** A version of a rule as it is typed. */
export interface VersionDraft {
  amount: string;
  from: string | null;
  to: string | null;
  says: string;
  source: string;
  checked_on: string | null;
}

/** A rule as it is typed. */
export interface RuleDraft {
  kind: OwnRuleKind;
  topic: string;
  versions: VersionDraft[];
}

/** An issuer of one's own as it is typed. */
export interface OwnIssuerDraft {
  issuer: string;
  name: string;
  source: string;
  cycle_starts_on: string | null;
  rules: RuleDraft[];
}

/** What the amount of a rule counts; a rule that is not here has none. */
const units: Partial<Record<OwnRuleKind, string>> = {
  cycle_months: 'months',
  total: 'CEU',
  minimum: 'CEU',
  maximum: 'CEU',
  window_days: 'days',
  grace_days: 'days',
};

/** What a rule can ask for. */
export const ruleKinds = choices('OwnRuleKind', {
  cycle_months: 'Cycles follow one another',
  total: 'What the cycle asks for in all',
  minimum: 'A part of the total',
  maximum: 'Anything more doesn’t count',
  window_days: 'Days before the due date',
  grace_days: 'Days after the due date',
  certificate_needed: 'A credit counts only with one',
  once: 'Once in a cycle',
  per_credential: 'Without sharing',
  prorated_first: 'Its share of months since the award',
  after_award: 'Nothing earned before counts',
  must_name: 'Only credits that are for it count',
});

/** What the amount of a rule counts; none where it has none. */
export function unitOf(kind: OwnRuleKind): string | null {
  return units[kind] ?? null;
}

/** Whether a rule is about a topic. */
export function hasTopic(kind: OwnRuleKind): boolean {
  return kind === 'minimum' || kind === 'maximum';
}

export function versionDraft(version: OwnVersion | null = null): VersionDraft {
  return {
    amount: version?.amount === null || version?.amount === undefined ? '' : String(version.amount),
    from: version?.from ?? null,
    to: version?.to ?? null,
    says: version?.says ?? '',
    source: version?.source ?? '',
    checked_on: version?.checked_on ?? null,
  };
}

export function ruleDraft(kind: OwnRuleKind, rule: OwnRule | null = null): RuleDraft {
  return {
    kind,
    topic: rule?.topic ?? '',
    versions: rule?.versions.map((it) => versionDraft(it)) ?? [versionDraft()],
  };
}

/** What the form begins with: the two rules that every issuer needs. */
export function ownIssuerDraft(fact: OwnIssuer | null): OwnIssuerDraft {
  return {
    issuer: fact?.issuer ?? '',
    name: fact?.name ?? '',
    source: fact?.source ?? '',
    cycle_starts_on: fact?.cycle_starts_on ?? null,
    rules: fact?.rules.map((it) => ruleDraft(it.kind, it)) ?? [
      ruleDraft('cycle_months'),
      ruleDraft('total'),
    ],
  };
}

/** Where an error of a version's field is kept. */
export function versionField(rule: number, version: number, field: keyof VersionDraft): string {
  return `rules[${rule}].versions[${version}].${field}`;
}

/** Reads the form. What hangs together, such as a history without a gap, the logbook checks. */
export function readOwnIssuer(id: string, draft: OwnIssuerDraft): ReadDraft<'own_issuer'> {
  const reader = new DraftReader();
  const rules = draft.rules.map((rule, at): OwnRule => ({
    kind: rule.kind,
    topic: hasTopic(rule.kind)
      ? reader.text(
          `rules[${at}].topic`,
          rule.topic,
          'Which topic? Write it as your credits name it.',
        )
      : null,
    versions: rule.versions.map((version, nth): OwnVersion => ({
      from: version.from,
      to: version.to,
      amount:
        unitOf(rule.kind) === null
          ? null
          : reader.needed(
              versionField(at, nth, 'amount'),
              readAmount(version.amount),
              'How many? Write a number.',
            ),
      says: optional(version.says),
      source: optional(version.source),
      checked_on: version.checked_on,
    })),
  }));
  return reader.answer<OwnIssuer>({
    id,
    issuer: reader.text('issuer', draft.issuer, 'What is its short name? Your credits use it.'),
    name: optional(draft.name),
    source: optional(draft.source),
    cycle_starts_on: draft.cycle_starts_on,
    rules,
  });
}
