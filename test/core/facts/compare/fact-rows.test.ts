import { describe, expect, it } from 'vitest';
import { translationsBeside } from '../../../../app/core/discrepancy/session';
import { checkFindings } from '../../../../app/core/discrepancy/check';
import type { CheckInput } from '../../../../app/core/discrepancy/evidence/evidence';
import { NO_KNOWLEDGE } from '../../../../app/core/facts/compare/compare';
import type { FactKnowledge } from '../../../../app/core/facts/compare/compare';
import { factSheet } from '../../../../app/core/facts/compare/fact-rows';
import type { FactRow } from '../../../../app/core/facts/compare/fact-rows';
import { standingPairings } from '../../../../app/core/facts/agree/pairings';

const RUSSIAN = `Товарищу Горному. В лагерях обучаются 7.400 человек пополнения, прибыло 300 винтовок и 500 шинелей.

Совещание состоялось 3/4/51 в 14.45 в Фузане. Ответ Ким Ир Сена получен.`;
const ENGLISH = `To Comrade Baranov. 7,900 men of reinforcements are being trained in the camps; 300 rifles and 500 overcoats arrived.

The meeting took place on 3/4/51 at 2:45 p.m. in Busan. The answer of Kim Il Sung has been received.`;

function inputOf(knowledge: FactKnowledge = NO_KNOWLEDGE, ru = RUSSIAN): CheckInput {
  return {
    transcription: { file: 'ru', text: ru, sheetStarts: [] },
    references: [{ file: 'en', role: 'translation', text: ENGLISH }],
    settings: { strictDiplomatic: false },
    knowledge,
  };
}

function rowsOf(input: CheckInput): readonly FactRow[] {
  const [comparison] = translationsBeside(input);
  if (comparison === undefined) throw new Error('no translation');
  return factSheet(comparison, { from: 0, to: input.transcription.text.length }).rows;
}

const row = (rows: readonly FactRow[], text: string): FactRow | undefined =>
  rows.find(({ ru }) => ru?.text === text);
const said = (rows: readonly FactRow[], text: string) => {
  const found = row(rows, text);
  return [found?.status, found?.en?.text ?? null];
};

describe('the facts of a sheet', () => {
  it('stand beside their counterparts', () => {
    const rows = rowsOf(inputOf());
    expect(said(rows, '7.400')).toEqual(['differs', '7,900']);
    expect(said(rows, '300')).toEqual(['matched', '300']);
    expect(said(rows, '14.45')).toEqual(['matched', '2:45 p.m.']);
    expect(said(rows, 'Фузане')).toEqual(['matched', 'Busan']);
    expect(said(rows, 'Ким Ир Сена')).toEqual(['matched', 'Kim Il Sung']);
    expect(said(rows, 'Горному')).toEqual(['unmatched', null]);
    expect(rows.filter(({ ru }) => ru === null).map(({ en }) => en?.text)).toContain('Baranov');
  });

  it('of a part of the document are those of that part', () => {
    const [comparison] = translationsBeside(inputOf());
    const second = { from: RUSSIAN.indexOf('Совещание'), to: RUSSIAN.length };
    const sheet = comparison === undefined ? null : factSheet(comparison, second);
    expect(sheet?.rows.map(({ ru }) => ru?.text)).not.toContain('7.400');
    expect(sheet?.beads).toHaveLength(1);
    expect(sheet?.candidates.map(({ text }) => text)).toContain('7,900');
  });
});

describe('what a person taught', () => {
  const keyOf = (text: string): string => row(rowsOf(inputOf()), text)?.ru?.key ?? '';
  const keyThere = (text: string): string => row(rowsOf(inputOf()), text)?.en?.key ?? '';

  it('pairs a fact with the one that was chosen, and questions it where it differs', () => {
    const pairings = [{ ru: keyOf('300'), en: keyThere('500') }];
    const rows = rowsOf(inputOf({ names: [], pairings }));
    expect(said(rows, '300')).toEqual(['differs', '500']);
    expect(row(rows, '300')?.isByHand).toBe(true);
    const flags = checkFindings(inputOf({ names: [], pairings })).discrepancies;
    expect(flags.map(({ text, reference }) => [text, reference?.text])).toContainEqual(['300', '500']);
  });

  it('leaves a fact without counterpart', () => {
    const rows = rowsOf(inputOf({ names: [], pairings: [{ ru: keyOf('300'), en: null }] }));
    expect(said(rows, '300')).toEqual(['unmatched', null]);
  });

  it('holds through edits elsewhere, and no longer than the fact itself', () => {
    const knowledge = { names: [], pairings: [{ ru: keyOf('300'), en: null }] };
    const before = rowsOf(inputOf(knowledge, `Новая первая строка.\n\n${RUSSIAN}`));
    expect(row(before, '300')?.isByHand).toBe(true);
    const changed = rowsOf(inputOf(knowledge, RUSSIAN.replace('300', '301')));
    expect(changed.some(({ isByHand }) => isByHand)).toBe(false);
  });

  it('makes one name of two', () => {
    const rows = rowsOf(inputOf({ names: [{ ru: 'Горный', en: 'Baranov' }], pairings: [] }));
    expect(said(rows, 'Горному')).toEqual(['matched', 'Baranov']);
  });

  it('is what the last record on a fact says', () => {
    const record = { ru: 'a', en: 'b', isByHand: true };
    expect(standingPairings([record, { ...record, en: null }])).toEqual([{ ru: 'a', en: null }]);
    expect(standingPairings([record, { ...record, isByHand: false }])).toEqual([]);
  });
});
