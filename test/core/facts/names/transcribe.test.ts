import { describe, expect, it } from 'vitest';
import { bestLatinName } from '../../../../app/core/facts/names/name-match';
import { isTranscription } from '../../../../app/core/facts/names/transcribe';

describe('transcription systems', () => {
  it.each([
    ['цзянсу', 'jiangsu'],
    ['цзянсу', 'kiangsu'],
    ['чжанвэньтянь', 'changwentien'],
    ['сюйсянцянь', 'xuxiangqian'],
    ['сюйсянцянь', 'hsuhsiangchien'],
    ['юэфэй', 'yuehfei'],
    ['хуэйчжоу', 'huizhou'],
    ['жэньбиши', 'jenpishih'],
    ['пындэхуай', 'pengtehuai'],
    ['цаоцао', 'tsaotsao'],
    ['пакхонён', 'pakhonyong'],
    ['чхунчхон', 'chuncheon'],
    ['ыйджонбу', 'uijeongbu'],
    ['лисынман', 'yisungman'],
    ['щербаков', 'shcherbakov'],
    ['юдин', 'iudin'],
    ['ежов', 'yezhov'],
    ['мерзляков', 'merzliakov'],
  ])('%s = %s', (ru, en) => expect(isTranscription(ru, en)).toBe(true));

  it.each([
    ['цзянсу', 'zhejiang'],
    ['чжоу', 'zhao'],
    ['щербаков', 'sherbanov'],
    ['пусан', 'busam'],
    ['орлов', 'orlo'],
    ['', 'a'],
  ])('%s ≠ %s', (ru, en) => expect(isTranscription(ru, en)).toBe(false));

  it('does not lose itself in long or hostile names', () => {
    expect(isTranscription('а'.repeat(40), `${'a'.repeat(39)}b`)).toBe(false);
    expect(isTranscription('нг'.repeat(500), 'ng'.repeat(500))).toBe(false);
  });

  it('offer the likeliest of several names', () => {
    expect(bestLatinName('Токмакову', ['Peng Dehuai', 'Tokmakov', 'Tomakov'])).toBe('Tokmakov');
    expect(bestLatinName('Токмакову', [])).toBe('');
  });
});
