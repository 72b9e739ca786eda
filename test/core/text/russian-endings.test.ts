import { describe, expect, it } from 'vitest';
import { fitsBehind } from '../../../app/core/text/russian-endings';

describe('an ending', () => {
  it.each([
    ['северных', 'областей', 'области'],
    ['северной', 'областью', 'областям'],
    ['северного', 'края', 'краем'],
    ['северными', 'краями', 'краям'],
    ['северную', 'область', 'областях'],
    ['из', 'областей', 'областью'],
    ['к', 'областям', 'областях'],
  ])('answers to «%s»', (before, yes, no) => {
    expect(fitsBehind(yes, before)).toBe(true);
    expect(fitsBehind(no, before)).toBe(false);
  });

  it('is anything behind a word that asks for nothing', () => {
    expect(fitsBehind('области', 'тогда')).toBeNull();
  });
});
