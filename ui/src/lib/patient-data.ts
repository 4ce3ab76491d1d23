/** What in a text looks as if it named a patient. It is a warning, never a refusal. */
const signs: { about: string; pattern: RegExp }[] = [
  {
    about: 'a record number',
    pattern:
      /\b(?:mrn|medical record(?: number)?|chart (?:no|number|#)|acct(?:ount)? (?:no|number|#))\b/i,
  },
  { about: 'a date of birth', pattern: /\b(?:dob|d\.o\.b\.?|date of birth|born on)\b/i },
  {
    about: 'a social security number',
    pattern: /\b(?:ssn|social security)\b|\b\d{3}-\d{2}-\d{4}\b/i,
  },
  {
    about: 'a patient’s name',
    pattern: /\bpatient(?:'s|’s)? name\b|\b(?:[Pp]t|[Pp]atient)[.:]?\s+[A-Z][a-z]+,?\s+[A-Z][a-z]+/,
  },
  {
    about: 'an insurance number',
    pattern: /\b(?:member|policy|subscriber|medicare|medicaid) (?:id|no|number|#)\b/i,
  },
  { about: 'a phone number', pattern: /(?<!\d)\(?\d{3}\)?[ -.]\d{3}[-.]\d{4}(?!\d)/ },
];

/** What a text seems to hold of a patient: `a date of birth`; nothing where it seems to hold none. */
export function patientData(text: string): string | null {
  return signs.find(({ pattern }) => pattern.test(text))?.about ?? null;
}
