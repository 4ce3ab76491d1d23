import { addressOf } from '$lib/state/router.svelte';

/** Where a fact ("kind:id") or a cycle ("cycle:AAPC:2027-05-31") can be seen and mended. */
export function addressAbout(about: string | null): string | null {
  if (about === null) return null;
  const [kind, ...rest] = about.split(':');
  const id = rest.join(':');
  switch (kind) {
    case 'cycle':
      return addressOf('renewals', { cycle: id });
    case 'cycle_record':
      return addressOf('renewals');
    case 'credit':
      return addressOf('renewals', { credit: id });
    case 'entry':
    case 'study_entry':
      return addressOf('log', { [kind]: id });
    case 'position':
    case 'letter':
      return addressOf('path', { [kind]: id });
    case 'course':
    case 'practicode':
    case 'exam':
      return addressOf('study', { [kind]: id });
    case 'account':
    case 'account_move':
    case 'credential':
    case 'payment':
      return addressOf('settings', { [kind]: id });
    case 'own_issuer':
      return addressOf('settings', { issuer: id });
    case 'rule_choice':
      return addressOf('settings', { part: 'rules' });
    case 'safety':
      return addressOf('safety');
    default:
      return null;
  }
}
