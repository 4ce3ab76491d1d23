import { describe, expect, it } from 'vitest';
import tokens from './tokens.css?raw';

function colors(block: string): Record<string, string> {
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((it) => [it[1], it[2]]),
  );
}
const light = colors(tokens.slice(0, tokens.indexOf('[data-theme="dark"]')));
const dark = { ...light, ...colors(tokens.slice(tokens.indexOf('[data-theme="dark"]'))) };

function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (parts[0] ?? 0) + 0.7152 * (parts[1] ?? 0) + 0.0722 * (parts[2] ?? 0);
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const text = ['ink', 'ink-2', 'ink-3', 'accent', 'ochre', 'brick'];
const surfaces = ['card', 'paper', 'rail'];

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s theme', (_, theme) => {
  const of = (name: string) => theme[name] ?? '';

  it.each(text.flatMap((name) => surfaces.map((on) => [name, on] as const)))(
    '%s can be read on %s',
    (name, on) => {
      expect(contrast(of(name), of(on))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(surfaces)('edges of controls are seen on %s', (on) => {
    expect(contrast(of('edge'), of(on))).toBeGreaterThanOrEqual(3);
  });

  it('text can be read on the accent', () => {
    expect(contrast(of('on-accent'), of('accent'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('on-accent'), of('accent-hover'))).toBeGreaterThanOrEqual(4.5);
  });

  it('the toast can be read', () => {
    expect(contrast(of('paper'), of('ink'))).toBeGreaterThanOrEqual(4.5);
  });
});
