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
    case 'application':
      return addressOf('career', { application: id });
    case 'meeting':
      return addressOf('career', { part: 'people', meeting: id });
    case 'contact':
      return addressOf('career', { part: 'people', contact: id });
    case 'offer':
      return addressOf('career', { part: 'offers' });
    case 'step':
      return addressOf('career');
    case 'practice_answer':
      return addressOf('career', { part: 'practice' });
    case 'credential_idea':
      return addressOf('career', { part: 'compare' });
    case 'directory_entry':
      return addressOf('career', { part: 'directory' });
    case 'evidence':
      return addressOf('evidence');
    case 'reminder_choice':
      return addressOf('reminders');
    case 'safety':
      return addressOf('safety');
    default:
      return null;
  }
}
