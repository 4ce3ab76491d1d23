import { render } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import Codes from './Codes.svelte';

test('keeps codes with a hyphen whole, and every letter of the text', () => {
  const text = "It's for your CPC-A and CCS-P. ICD-10-CM stays, so does e-mail.";
  const { container } = render(Codes, { text });
  expect(container.textContent).toBe(text);
  const whole = [...container.querySelectorAll('.code')].map((it) => it.textContent);
  expect(whole).toEqual(['CPC-A', 'CCS-P', 'ICD-10-CM']);
});
