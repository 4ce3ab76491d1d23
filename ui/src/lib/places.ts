/** The places of the window: what each is called, and the letter that leads there after `g`. */
import type { Place } from './state/router.svelte';

export interface PlaceInfo {
  place: Place;
  name: string;
  letter: string;
  /** Where its link stands in the rail. */
  rail: 'main' | 'foot';
}

export const placeList: readonly PlaceInfo[] = [
  { place: 'standing', name: 'Standing', letter: 's', rail: 'main' },
  { place: 'log', name: 'Log', letter: 'l', rail: 'main' },
  { place: 'path', name: 'Path to CPC', letter: 'p', rail: 'main' },
  { place: 'renewals', name: 'Renewals', letter: 'r', rail: 'main' },
  { place: 'study', name: 'Study', letter: 't', rail: 'main' },
  { place: 'reminders', name: 'Reminders', letter: 'm', rail: 'foot' },
  { place: 'rulebook', name: 'Rulebook', letter: 'b', rail: 'foot' },
  { place: 'safety', name: 'Data safety', letter: 'f', rail: 'foot' },
  { place: 'settings', name: 'Settings', letter: 'o', rail: 'foot' },
];

/** What a place is called. */
export function placeName(place: Place): string {
  return placeList.find((it) => it.place === place)?.name ?? place;
}
