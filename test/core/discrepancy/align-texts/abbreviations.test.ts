import { describe, expect, test } from 'vitest';
import {
  isContracted,
  isInitialsOf,
  isShortFor,
  isShortRowFor,
} from '../../../../app/core/discrepancy/align-texts/abbreviations';

describe('an abbreviation of a word', () => {
  test.each([
    ['тов', 'товарищ'],
    ['ноя', 'ноября'],
    ['чел', 'человек'],
    ['час', 'часа'],
    ['км', 'километров'],
    ['гг', 'годах'],
  ])('%s is one of %s', (short, long) => {
    expect(isShortFor(short, long)).toBe(true);
  });

  test.each([
    ['т.к', ['так', 'как'], true],
    ['и. о', ['исполняющий', 'обязанности'], true],
    ['т.к', ['тот', 'же'], false],
    ['так', ['так', 'как'], false],
  ])('%s beside %s: %s', (written, words, is) => {
    expect(isInitialsOf(written, words)).toBe(is);
  });

  // At the end of a sentence a stop follows as well.
  test.each([
    ['приказ', 'приказы'],
    ['погород', 'погорода'],
    ['чт', 'что'],
    ['выписа', 'выписах'],
    ['приказа', 'приказами'],
    ['делная', 'делнаяо'],
    ['юж', 'южный'],
    ['тыс', 'тыст'],
    ['час', 'част'],
  ])('%s is a slip of %s', (short, long) => {
    expect(isShortFor(short, long)).toBe(false);
  });

  test.each([
    ['м-ва', 'министерства', true],
    ['к-рый', 'который', true],
    ['р-н', 'район', true],
    ['Энь-ай', 'эньлай', false],
    ['Энь-ай', 'энь-лай', false],
  ])('%s is contracted from %s: %s', (written, long, isSo) => {
    expect(isContracted(written, long)).toBe(isSo);
  });

  test.each([
    [['куб', 'м'], 'кубометр', true],
    [['ж', 'д'], 'железнодорожный', true],
    [['в', 'в'], 'внв', false],
  ])('%j is a row for %s: %s', (short, long, isSo) => {
    expect(isShortRowFor(short, [long])).toBe(isSo);
  });
});
