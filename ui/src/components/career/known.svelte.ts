/** The people and meetings that a record can name. */
import { backend } from '$lib/backend';
import { attempt } from './doing';

const nobody = { value: '', label: 'Not specified' };

/** Reads them once, for lists to choose from. */
export class Known {
  people = $state.raw([nobody]);
  meetings = $state.raw([nobody]);

  constructor() {
    void attempt(async () => {
      const network = await backend().careerNetwork();
      const people = network.people.map((it) => ({ value: it.contact, label: it.name }));
      const meetings = network.meetings.map((it) => ({ value: it.meeting, label: it.title }));
      this.people = [nobody, ...people];
      this.meetings = [nobody, ...meetings];
    });
  }
}
