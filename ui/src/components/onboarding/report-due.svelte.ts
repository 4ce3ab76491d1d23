import type { CivilDate } from '$lib/backend';
import { addDays, addMonths } from '$lib/format/dates';

/** What is not known. */
export const unknown = 'unknown';

/** When the next CEU report is due, as it is chosen: the month and the year are enough. */
export class ReportDue {
  month = $state(unknown);
  year = $state(unknown);
  /** The day of the month; the last one where nothing else is chosen. */
  day = $state(unknown);

  /** The month, 1 to 12; none while it is not known. */
  get monthNumber(): number | null {
    return this.month === unknown ? null : Number(this.month);
  }

  /** The day on which it is due; none while its month or year is not known. */
  get dueOn(): CivilDate | null {
    if (this.monthNumber === null || this.year === unknown) return null;
    return dayOfMonth(`${this.year}-${String(this.monthNumber).padStart(2, '0')}`, this.day);
  }

  /** The day on which the report before that one was due, two years earlier. */
  get before(): CivilDate | null {
    const due = this.dueOn;
    return due && dayOfMonth(addMonths(`${due.slice(0, 7)}-01`, -24).slice(0, 7), this.day);
  }
}

/** A day of a month `YYYY-MM`, or its last where it is not known or too short. */
function dayOfMonth(month: string, day: string): CivilDate {
  const last = addDays(addMonths(`${month}-01`, 1), -1);
  const chosen = `${month}-${day.padStart(2, '0')}`;
  return day === unknown || chosen > last ? last : chosen;
}

/** The years that are offered: one back, for a report that is overdue, and three ahead. */
export function yearsAround(today: CivilDate): string[] {
  const year = Number(today.slice(0, 4));
  return [-1, 0, 1, 2, 3].map((it) => String(year + it));
}
