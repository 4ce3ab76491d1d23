import { describe, expect, it } from 'vitest';
import type { Catalogued } from '$lib/backend';
import { codesFor, isListed } from './codes';

const one = (issuer: string, code: string, name: string): Catalogued =>
  ({ issuer, code, name, group: 'core', topic: null, certainty: 'published' }) as Catalogued;
const catalogue = [
  one('AAPC', 'CPC', 'Certified Professional Coder'),
  one('AAPC', 'CPCO', 'Certified Professional Compliance Officer'),
  one('AHIMA', 'CCS', 'Certified Coding Specialist'),
];

describe('the list of codes', () => {
  it('offers what begins so, with the apprentice form, before what is named so', () => {
    expect(codesFor(catalogue, 'cpc').map((it) => it.code)).toEqual(['CPC-A', 'CPC', 'CPCO']);
    expect(codesFor(catalogue, 'coding').map((it) => it.code)).toEqual(['CCS']);
    expect(codesFor(catalogue, '').length).toBe(4);
  });

  it.each([
    ['cpc-a', true],
    ['CCS', true],
    ['CPX', false],
    ['CCS-A', false],
  ])('%s: listed %s', (code, listed) => {
    expect(isListed(catalogue, code)).toBe(listed);
  });
});
