import { describe, expect, it } from 'vitest';
import { confusionsFrom } from '../../../../app/core/discrepancy/evidence/confusions';
import { weigh, type Weighed } from '../../../../app/core/discrepancy/evidence/weigh';
import type { Testimony } from '../../../../app/core/discrepancy/model/discrepancy';

const CONFUSIONS = confusionsFrom([]);
const printed = (text: string, file = 'book.txt'): Testimony => ({ file, role: 'transcription', text });
const translated = (text: string): Testimony => ({ file: 'en.txt', role: 'translation', text });

function place(text: string, others: readonly string[], more: Partial<Weighed> = {}): Weighed {
  return {
    ...{ kind: 'word-differs', text, others, probability: 0.9, passes: [], nonWords: [], hasRoom: null },
    witnesses: others.slice(0, 1).map((one) => printed(one)),
    elsewhere: () => 0,
    ...more,
  };
}

const answer = (text: string, others: readonly string[], more: Partial<Weighed> = {}) =>
  weigh(place(text, others, more), CONFUSIONS);

describe('what the evidence says of a place', () => {
  it('corrects a word of an unsure machine that no dictionary knows to one that the publication has', () => {
    expect(answer('войсна', ['войска'], { probability: 0.7, nonWords: ['войсна'] })).toMatchObject({
      kind: 'correct',
      text: 'войска',
    });
  });

  it('leaves what a sure machine read as far other words than the publication has', () => {
    expect(answer('войска', ['отряды'], { probability: 0.99 })).toMatchObject({ kind: 'stands' });
  });

  it('leaves a name that the machine was sure of and that is no known confusion', () => {
    const nonWords = ['Мамлахат', 'Мамлакат'];
    const names = { probability: 0.98, nonWords, passes: ['Мамлахат', 'Мамлахат'] };
    expect(answer('Мамлахат', ['Мамлакат'], names)).toMatchObject({ kind: 'stands' });
  });

  it('leaves a number that a second reference has as well, whatever the document makes likely', () => {
    const witnesses = [printed('15608'), translated('No. 15603')];
    const number = { kind: 'identifier-inconsistent', witnesses, probability: 0.94 } as const;
    expect(answer('15608', ['15603'], number)).toMatchObject({ kind: 'stands' });
  });

  it('leaves signs that two passes read, but for a stop and a comma, which differ by a speck', () => {
    const signs = (passes: readonly (string | null)[]) => ({ kind: 'punctuation-differs', passes }) as const;
    const seen = signs(['войска', 'войска']);
    expect(answer('войска,', ['войска'], seen)).toMatchObject({ kind: 'stands' });
    expect(answer('войска', ['войска,'], seen)).toMatchObject({ kind: 'stands' });
    expect(answer('войска,', ['войска.'], seen)).toEqual({ kind: 'cannot-say' });
    expect(answer('войска,', ['войска'], signs(['войска', null]))).toEqual({ kind: 'cannot-say' });
    expect(answer('войска,', ['войска'], signs([]))).toEqual({ kind: 'cannot-say' });
  });

  it('leaves what is a typo of the publication', () => {
    expect(answer('войска', ['войсеа'], { probability: 0.97, nonWords: ['войсеа'] })).toMatchObject({
      kind: 'stands',
    });
  });

  it('cannot say which of two words an unsure machine and one publication are right about', () => {
    expect(answer('не', ['на'], { probability: 0.97 })).toEqual({ kind: 'cannot-say' });
  });

  it('puts Latin letters right that look like the Cyrillic ones of the ink', () => {
    const mixed = { kind: 'mixed-script', witnesses: [], probability: 0.99 } as const;
    expect(answer('слyжб', ['служб'], mixed)).toMatchObject({ kind: 'correct', text: 'служб' });
  });

  it('puts a missing word in only where the ink has room for it, and takes none out', () => {
    expect(answer('', ['снова'], { kind: 'missing-text', hasRoom: true })).toMatchObject({ kind: 'correct' });
    expect(answer('', ['снова'], { kind: 'missing-text', hasRoom: false })).toMatchObject({ kind: 'stands' });
    expect(answer('', ['снова'], { kind: 'missing-text' })).toEqual({ kind: 'cannot-say' });
    const extra = { kind: 'extra-text', witnesses: [printed('')], probability: 0.4 } as const;
    expect(answer('п!', [''], extra)).toEqual({ kind: 'cannot-say' });
  });

  it('says nothing where there is nothing to choose from', () => {
    expect(answer('войска', [])).toEqual({ kind: 'cannot-say' });
  });
});
