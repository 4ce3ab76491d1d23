import { describe, expect, it } from 'vitest';
import { patientData } from './patient-data';

describe('what looks like patient data', () => {
  it.each([
    ['MRN 0012345', 'a record number'],
    ['chart number 88', 'a record number'],
    ['DOB 3/4/1962', 'a date of birth'],
    ['123-45-6789', 'a social security number'],
    ['pt. Maria Lopez, E/M', 'a patient’s name'],
    ['Patient: John Smith', 'a patient’s name'],
    ['Medicare ID on the sheet', 'an insurance number'],
    ['call back 617-555-0134', 'a phone number'],
  ])('%s is %s', (text, about) => {
    expect(patientData(text)).toBe(about);
  });

  it.each([
    '24 cases, 83% first try',
    'CPT 99213-25, ICD-10-CM E11.9',
    'Two queries to the providers.',
    'asked Dana Whitfield about modifier 59',
    'patient visits by time, 2026-11-20',
    '',
  ])('%s is a coder’s ordinary note', (text) => {
    expect(patientData(text)).toBeNull();
  });
});
