/** The credentials that are offered for choosing; any other code can be typed. */
export interface KnownCredential {
  issuer: string;
  code: string;
  name: string;
  /** Whether it can be awarded with the apprentice "A". */
  apprentice?: boolean;
}

export const knownCredentials: readonly KnownCredential[] = [
  { issuer: 'AAPC', code: 'CPC', name: 'Certified Professional Coder', apprentice: true },
  { issuer: 'AAPC', code: 'COC', name: 'Certified Outpatient Coder', apprentice: true },
  { issuer: 'AAPC', code: 'CIC', name: 'Certified Inpatient Coder' },
  { issuer: 'AAPC', code: 'CRC', name: 'Certified Risk Adjustment Coder' },
  { issuer: 'AAPC', code: 'CPB', name: 'Certified Professional Biller' },
  { issuer: 'AAPC', code: 'CPMA', name: 'Certified Professional Medical Auditor' },
  { issuer: 'AAPC', code: 'CPCO', name: 'Certified Professional Compliance Officer' },
  { issuer: 'AAPC', code: 'CDEO', name: 'Certified Documentation Expert Outpatient' },
  { issuer: 'AAPC', code: 'CPPM', name: 'Certified Physician Practice Manager' },
  { issuer: 'AAPC', code: 'CIRCC', name: 'Certified Interventional Radiology Cardiovascular Coder' },
  { issuer: 'AHIMA', code: 'CCA', name: 'Certified Coding Associate' },
  { issuer: 'AHIMA', code: 'CCS', name: 'Certified Coding Specialist' },
  { issuer: 'AHIMA', code: 'CCS-P', name: 'Certified Coding Specialist, Physician-based' },
  { issuer: 'AHIMA', code: 'RHIT', name: 'Registered Health Information Technician' },
  { issuer: 'AHIMA', code: 'RHIA', name: 'Registered Health Information Administrator' },
  { issuer: 'AHIMA', code: 'CDIP', name: 'Certified Documentation Integrity Practitioner' },
  { issuer: 'AHIMA', code: 'CHDA', name: 'Certified Health Data Analyst' },
  { issuer: 'AHIMA', code: 'CHPS', name: 'Certified in Healthcare Privacy and Security' },
];

/** What is known of a code, whatever its case. */
export function knownCredential(code: string): KnownCredential | undefined {
  return knownCredentials.find((it) => it.code === code.trim().toUpperCase());
}

/** A typed code without the apprentice "A", and whether it had one: `CPC-A` is the code `CPC`. */
export function readCode(typed: string): { code: string; apprentice: boolean } {
  const code = typed.trim().toUpperCase();
  const bare = code.replace(/-A$/, '');
  const apprentice = bare !== code && knownCredential(bare)?.apprentice === true;
  return { code: apprentice ? bare : code, apprentice };
}

/** Hours in words as minutes, or nothing where they are no hours: `29.5` is 1,770. */
export function readHours(typed: string): number | undefined {
  const text = typed.trim().replace(/\s*h(ours)?$/i, '');
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(text)) return undefined;
  return Math.round(Number(text) * 60);
}
