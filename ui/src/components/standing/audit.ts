import {
  type AuditStanding,
  type CivilDate,
  normalizeError,
  type Obligation,
  type Standing,
} from '$lib/backend';
import { app } from '$lib/state/app.svelte';
import { toasts } from '$lib/state/toast.svelte';

/** The audits that are open, with what is due of each. */
export function auditsOf(standing: Standing): { audit: AuditStanding; obligation: Obligation }[] {
  return standing.audits.flatMap((audit) => {
    const obligation = standing.obligations.find((it) => it.key === audit.obligation);
    return obligation ? [{ audit, obligation }] : [];
  });
}

/** Notes that the proof was sent, with a way back. */
export async function markAnswered(audit: AuditStanding, on: CivilDate): Promise<void> {
  const record = app.records?.cycle_records.find(
    (it) => it.issuer === audit.issuer && it.due_on === audit.cycle,
  );
  if (!record) return;
  try {
    await app.perform({
      operation: 'change',
      with: { kind: 'cycle_record', fact: { ...record, audit_answered_on: on } },
    });
  } catch (thrown) {
    toasts.refused(normalizeError(thrown).message);
  }
}
