/** The places of the window: what each is called, and the letter that leads there after `g`. */
import type { InnerPlace, Place, RailPlace } from './state/router.svelte';

export interface PlaceInfo {
  place: RailPlace;
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
  { place: 'evidence', name: 'Evidence', letter: 'e', rail: 'main' },
  { place: 'documents', name: 'Documents', letter: 'd', rail: 'main' },
  { place: 'career', name: 'Career', letter: 'c', rail: 'main' },
  { place: 'reminders', name: 'Reminders', letter: 'm', rail: 'foot' },
  { place: 'rulebook', name: 'Rulebook', letter: 'b', rail: 'foot' },
  { place: 'safety', name: 'Data safety', letter: 'f', rail: 'foot' },
  { place: 'settings', name: 'Settings', letter: 'o', rail: 'foot' },
];

/** The places that stand in no rail: what each is called, and the place that it belongs to. */
const innerPlaces: Record<InnerPlace, { name: string; within: RailPlace; crumb?: true }> = {
  import: { name: 'Import', within: 'log' },
  compare: { name: 'Compare', within: 'renewals' },
  certificates: { name: 'Certificates', within: 'evidence', crumb: true },
  letter: { name: 'Letter', within: 'path', crumb: true },
};

function isInner(place: Place): place is InnerPlace {
  return place in innerPlaces;
}

/** What a place is called. */
export function placeName(place: Place): string {
  return isInner(place)
    ? innerPlaces[place].name
    : (placeList.find((it) => it.place === place)?.name ?? place);
}

/** The place whose name stands before that of a place: "Evidence › Certificates". */
export function crumbOf(place: Place): RailPlace | null {
  return isInner(place) && innerPlaces[place].crumb ? innerPlaces[place].within : null;
}

/** The place of the rail that a place belongs to. */
export function railPlace(place: Place): RailPlace {
  return isInner(place) ? innerPlaces[place].within : place;
}
