import { describe, expect, it } from 'vitest';
import { cut, match, merged, ranked } from './match';

describe('typed words', () => {
  it.each([
    ['harb', 'Harbor Clinic', 'Harb'],
    ['clin', 'Log hours, Harbor Clinic', 'Clin'],
    ['harb clin', 'Harbor Clinic', 'Harb|Clin'],
    ['résumé', 'Resume of coding', 'Resume'],
    ['25', 'Modifier 25 webinar', '25'],
  ])('%s is found in %s', (query, name, hits) => {
    const found = match(query, name);
    const pieces = cut(name, found?.stretches ?? []);
    expect(
      pieces
        .filter((it) => it.hit)
        .map((it) => it.text)
        .join('|'),
    ).toBe(hits);
    expect(pieces.map((it) => it.text).join(''), 'nothing of the name is lost').toBe(name);
  });

  it('must all be there', () => {
    expect(match('harbor mercy', 'Harbor Clinic')).toBeNull();
    expect(
      match('harbor job', 'Harbor Clinic', 'job employer'),
      'some may be other words that it goes by',
    ).not.toBeNull();
  });

  it('of one or two letters are only found where a word begins', () => {
    expect(match('in', 'Harbor Clinic')).toBeNull();
    expect(match('ini', 'Harbor Clinic')).not.toBeNull();
  });

  it('find the beginning of a name before its middle, and a name before its other words', () => {
    const names = [
      { name: 'See a log' },
      { name: 'Log hours' },
      { name: 'Standing', others: 'log' },
    ];
    expect(ranked('log', names, (it) => it).map((it) => it.item.name)).toEqual([
      'Log hours',
      'See a log',
      'Standing',
    ]);
  });

  it('that are none let everything through, in its order', () => {
    const names = [{ name: 'b' }, { name: 'a' }];
    expect(ranked(' ', names, (it) => it).map((it) => it.item.name)).toEqual(['b', 'a']);
  });
});

it('stretches that touch are one', () => {
  expect(
    merged([
      { start: 3, end: 5 },
      { start: 0, end: 3 },
      { start: 7, end: 9 },
    ]),
  ).toEqual([
    { start: 0, end: 5 },
    { start: 7, end: 9 },
  ]);
});
