import { describe, expect, it } from 'vitest';
import { addressOf, router } from './router.svelte';

describe('the address', () => {
  it('names the place and what is asked of it', () => {
    router.go('renewals', { cycle: 'AAPC:2027-05-31' });
    expect(window.location.hash).toBe('#/renewals?cycle=AAPC%3A2027-05-31');
    expect(router.place).toBe('renewals');
    expect(router.query.get('cycle')).toBe('AAPC:2027-05-31');
  });

  it('leads to Standing where it names no place', () => {
    window.location.hash = '#/nowhere';
    router.follow();
    expect(router.place).toBe('standing');
  });

  it('escapes what the person typed', () => {
    expect(addressOf('log', { text: 'a&b=<c>' })).toBe('#/log?text=a%26b%3D%3Cc%3E');
  });
});
