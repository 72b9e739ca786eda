import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFindings, checkText } from '../../../app/core/discrepancy/check';
import type { CheckInput } from '../../../app/core/discrepancy/evidence/evidence';
import { formatMessage, MESSAGES } from '../../../app/core/discrepancy/model/messages';
import { sharedDir } from '../../helpers/shared';

const input = (text: string, reference: string | null, strictDiplomatic = false): CheckInput => ({
  transcription: { file: 'sheet.txt', text, sheetStarts: [] },
  references: reference === null ? [] : [{ file: 'edition.txt', role: 'transcription', text: reference }],
  settings: { strictDiplomatic },
});

const REFERENCE =
  'Командование просит сообщить о прибытии эшелона в порт назначения. Эшелон № 4711 вышел в 14:45 ' +
  'и везет 10.000 человек пополнения для корпуса генерала Захарова. Ответ не получен до сих пор.';

describe('checkText', () => {
  it('gives the JSON of the design', () => {
    const text = REFERENCE.replace('4711', '4717');
    const result = checkText(input(text, REFERENCE), 'en');
    expect(result).toEqual(JSON.parse(JSON.stringify(result)));
    expect(result).toMatchObject({
      version: 1,
      discrepancies: [
        {
          kind: 'document-number-differs',
          severity: 'high',
          from: text.indexOf('4717'),
          to: text.indexOf('4717') + 4,
          text: '4717',
          line: 1,
          column: text.indexOf('4717') + 1,
          reference: { file: 'edition.txt', role: 'transcription', text: '4711' },
          suggestions: ['4711'],
        },
      ],
      summary: { byKind: { 'document-number-differs': 1 }, bySeverity: { high: 1 }, referenceCoverage: 1 },
    });
    expect(result.discrepancies[0]?.message).toContain('easily confused');
    expect(result.summary.characterDifference).toBeCloseTo(1 / REFERENCE.length, 10);
    expect(result.summary.wordDifference).toBeCloseTo(1 / REFERENCE.split(' ').length, 10);
    expect(result.summary.words).toBe(29);
  });

  it('speaks both languages, and leaves no place unfilled', () => {
    const text = REFERENCE.replace('4711', '4717').replace('эшелона', 'эшалона').replace('не ', '');
    for (const language of ['en', 'ru'] as const) {
      const { discrepancies } = checkText(input(text, REFERENCE), language);
      expect(discrepancies).toHaveLength(3);
      for (const one of discrepancies) expect(one.message).not.toMatch(/[{}]/);
    }
    for (const template of Object.values(MESSAGES))
      expect(Object.keys(template).sort()).toEqual(['en', 'ru']);
  });

  it.each(['-', '--', '-\u00ad', '\u00ad', '=', '==', '¬', '¬-', '\u2e17'])(
    'takes a word that %j breaks at a line end for whole, in the text and in the reference',
    (sign) => {
      const broken = REFERENCE.replace('прибытии', `при${sign}\nбытии`).replace(
        'пополнения',
        `пополне${sign} \r\nния`,
      );
      expect(checkText(input(broken, REFERENCE), 'ru').discrepancies).toEqual([]);
      expect(checkText(input(REFERENCE, broken), 'ru').discrepancies).toEqual([]);
    },
  );

  it('has no figures without a reference transcription', () => {
    const { summary } = checkText(input(REFERENCE, null), 'ru');
    expect(summary).toMatchObject({
      characterDifference: null,
      wordDifference: null,
      referenceCoverage: null,
    });
  });

  it('answers for empty texts', () => {
    expect(checkText(input('', ''), 'ru').discrepancies).toEqual([]);
    expect(checkText(input('', null), 'ru').summary.words).toBe(0);
    expect(checkText(input('', REFERENCE), 'ru').summary.byKind).toEqual({ 'missing-text': 1 });
    expect(checkText(input(REFERENCE, ''), 'ru').summary.byKind).toEqual({ 'extra-text': 1 });
  });
});

describe('ids', () => {
  const ids = (text: string) => checkFindings(input(text, REFERENCE)).discrepancies.map((one) => one.id);

  it('survive edits elsewhere, and differ between flags', () => {
    const text = REFERENCE.replace('4711', '4717').replace('эшелона', 'эшалона');
    const before = ids(text);
    const after = ids(text.replace('Командование', 'Командоваиие').replace('получен', 'получеи'));
    expect(new Set(before).size).toBe(2);
    expect(after).toEqual(expect.arrayContaining(before));
  });

  it('are told apart by their place in the reference, so that none takes over from one that is gone', () => {
    const [first, second] = ['Утром вышел эшелон в порт Инчхон.', 'Вечером вышел эшелон в порт Пусан.'];
    const reference = `${first} Об этом было доложено командующему. ${second}`;
    const text = reference.replaceAll('эшелон', 'эшалон');
    const idsIn = (one: string) => checkFindings(input(one, reference)).discrepancies.map(({ id }) => id);
    const both = idsIn(text);
    expect(new Set(both).size).toBe(2);
    expect(idsIn(text.replace('эшалон', 'эшелон'))).toEqual([both[1]]);
    expect(idsIn(text.replace('эшалон в порт Пусан', 'эшелон в порт Пусан'))).toEqual([both[0]]);
    expect(idsIn(text.replace('доложено', 'доложсно')).filter((id) => both.includes(id))).toEqual(both);
  });

  it('are told apart by the words around where there is no reference', () => {
    const text =
      'Сегодня утром рано вышел 1-й пoлк в порт Инчхон. Вечером поздно вышел 1-й пoлк в порт Пусан.';
    const idsIn = (one: string) =>
      checkFindings(input(one, null))
        .discrepancies.filter((flag) => flag.text === 'пoлк')
        .map(({ id }) => id);
    const both = idsIn(text);
    expect(new Set(both).size).toBe(2);
    // The one that is left is asked about again, rather than decided by what was said of the other.
    expect(both).not.toContain(idsIn(text.replace('пoлк', 'полк'))[0]);
  });

  it('number flags that are alike in everything', () => {
    const line = 'вышел эшалон в порт вышел эшелон в порт ';
    const reference = line.replace('эшалон', 'эшелон').repeat(3);
    const found = checkFindings(input(line.repeat(3), reference)).discrepancies;
    expect(found).toHaveLength(3);
    expect(new Set(found.map((one) => one.id)).size).toBe(3);
  });

  it('do not depend on line breaks', () => {
    const text = REFERENCE.replace('4711', '4717');
    expect(ids(text.replace('прибытии', 'при-\nбытии').replaceAll(' и ', '\nи '))).toEqual(ids(text));
  });
});

describe('several references', () => {
  it('say one thing once, with the suggestions of all', () => {
    const one = input(REFERENCE.replace('эшелона', 'эшалона'), REFERENCE);
    const other = {
      file: 'other.txt',
      role: 'transcription',
      text: REFERENCE.replace('эшелона', 'эшелонов'),
    } as const;
    const { discrepancies } = checkFindings({ ...one, references: [...one.references, other] });
    expect(discrepancies.map((found) => [found.kind, found.suggestions])).toEqual([
      ['word-differs', ['эшелона', 'эшелонов']],
    ]);
  });
});

describe('formatMessage', () => {
  it('leaves a place without a param as it stands', () => {
    expect(formatMessage({ key: 'word.differs', params: {} }, 'en')).toContain('{there}');
  });
});

describe.skipIf(sharedDir() === null)('a real typescript', () => {
  it('has nothing to flag against itself re-wrapped', () => {
    const text = readFileSync(join(sharedDir() ?? '', 'corpus/typescript/p1.gt.txt'), 'utf8');
    const reference = text
      .replace(/-\n(?=[а-я])/g, '')
      .replace(/ *\n/g, ' ')
      .replaceAll('ё', 'е')
      .replaceAll('"', '»');
    const { discrepancies, summary } = checkFindings(input(text, reference));
    expect(discrepancies).toEqual([]);
    expect(summary).toMatchObject({ characterDifference: 0, wordDifference: 0, referenceCoverage: 1 });
  });
});
