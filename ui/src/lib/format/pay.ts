/** Months of published figures. */
import { monthAndYear } from './dates';

/** `May 2025` of `2025-05`. */
export function fullMonth(month: string): string {
  return monthAndYear(`${month}-01`);
}
