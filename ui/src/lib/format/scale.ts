/**
 * A straight scale from one range of numbers to another, for charts. (d3-scale brings a color
 * library that cannot run where the prototypes are frozen, as they are in the window.)
 */
export function linear(
  [from, to]: readonly [number, number],
  [first, last]: readonly [number, number],
): (value: number) => number {
  const share = to === from ? 0 : (last - first) / (to - from);
  const [low, high] = first < last ? [first, last] : [last, first];
  return (value) => Math.min(high, Math.max(low, first + (value - from) * share));
}
