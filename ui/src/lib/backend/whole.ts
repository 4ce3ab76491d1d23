/**
 * A generated type as answers have it. The generated types let a sender leave out what has a
 * default; an answer always has everything, and so has what this window sends.
 */
export type Whole<T> = T extends readonly (infer Item)[]
  ? Whole<Item>[]
  : T extends object
    ? { [Key in keyof T]-?: Whole<T[Key]> }
    : T;

/** A civil date, `YYYY-MM-DD`: a day on the calendar, never an instant. */
export type CivilDate = string;
