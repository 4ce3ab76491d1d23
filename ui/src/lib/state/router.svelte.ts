/** The places of the window, each with its address after the `#`. */
const places = [
  'standing',
  'log',
  'path',
  'renewals',
  'study',
  'evidence',
  'documents',
  'career',
  'reminders',
  'rulebook',
  'safety',
  'settings',
  'import',
  'compare',
  'certificates',
  'letter',
] as const;
export type Place = (typeof places)[number];
/** The places that are reached from another one, and stand in no rail. */
export type InnerPlace = 'import' | 'compare' | 'certificates' | 'letter';
export type RailPlace = Exclude<Place, InnerPlace>;

function read(hash: string): { place: Place; query: URLSearchParams } {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const place = places.find((it) => it === path) ?? 'standing';
  return { place, query: new URLSearchParams(query) };
}

/** The address of a place: `#/renewals?cycle=AAPC%3A2027-05-31`. */
export function addressOf(place: Place, query: Record<string, string> = {}): string {
  const text = new URLSearchParams(query).toString();
  return `#/${place}${text ? `?${text}` : ''}`;
}

/** Where the window is. */
class Router {
  place = $state<Place>('standing');
  /** What stands after the `?`, by name; read it with `query.get('cycle')`. */
  query = $state.raw(new URLSearchParams());

  constructor() {
    this.follow();
  }

  /** Takes over the address of the window. */
  follow(): void {
    const { place, query } = read(window.location.hash);
    this.place = place;
    this.query = query;
  }

  /** Goes to a place that is asked for from outside the window, as `safety?copy=…`. */
  ask(name: string): void {
    const { place, query } = read(name);
    if (name.startsWith(place)) this.go(place, Object.fromEntries(query));
  }

  /** Goes to a place. */
  go(place: Place, query: Record<string, string> = {}): void {
    window.location.hash = addressOf(place, query);
    this.follow();
  }
}

export const router = new Router();
