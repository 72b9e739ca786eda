import { describe, expect, it } from 'vitest';
import { checkFindings } from '../../../../app/core/discrepancy/check';
import type { ReferenceText } from '../../../../app/core/discrepancy/align-texts/source-text';
import { joinReadings, witnessesOf } from '../../../../app/core/discrepancy/evidence/witnesses';

const HEAD = 'По сведениям штаба округа';
const TAIL = 'и просим подтвердить получение этой телеграммы немедленно.';
const framed = (inner: string) => `${HEAD} ${inner} ${TAIL}`;

/** `kind/severity text→suggestions` of the two rules alone. */
function flags(
  text: string,
  readings: readonly string[],
  references: readonly Pick<ReferenceText, 'role' | 'text'>[] = [],
): readonly string[] {
  return checkFindings({
    transcription: { file: 'sheet.txt', text: framed(text), sheetStarts: [] },
    references: references.map((one) => ({ ...one, file: 'edition.txt' })),
    settings: { strictDiplomatic: false },
    readings: readings.map((reading, i) => ({ name: String(i + 1), text: framed(reading) })),
  })
    .discrepancies.filter(({ kind }) => kind === 'readings-differ' || kind === 'numeral-unconfirmed')
    .map((one) => `${one.kind}/${one.severity} ${one.text}→${one.suggestions.join('|')}`);
}

describe('words that the readings differ about', () => {
  it('are flagged with what the others have; low where most agree with the text', () => {
    expect(flags('войска отошли', ['войска отошли', 'войска отошли', 'войска оташли'])).toEqual([
      'readings-differ/low отошли→оташли',
    ]);
    expect(flags('войска отошли', ['войска отошли', 'войска оташли', 'войска отошпи'])).toEqual([
      'readings-differ/medium отошли→оташли|отошпи',
    ]);
  });

  it('are one place where a reading joins or parts them', () => {
    expect(flags('рабо ту закончили', ['рабо ту закончили', 'работу закончили'])).toEqual([
      'readings-differ/medium рабо ту→работу',
    ]);
  });

  it('are not flagged for case, stops and ё, for what one reading lacks, or by one reading alone', () => {
    expect(flags('Всё, что было', ['Всё, что было', 'все что было.'])).toEqual([]);
    expect(flags('войска отошли', ['войска отошли', 'войска'])).toEqual([]);
    expect(flags('войска отошли', ['войска оташли'])).toEqual([]);
  });

  it('are settled by a reference that has the text’s words, and by the person’s own', () => {
    const readings = ['войска отошли', 'войска оташли'];
    expect(
      flags('войска отошли', readings, [{ role: 'transcription', text: framed('войска отошли') }]),
    ).toEqual([]);
    expect(flags('войска ушли', readings)).toEqual([]);
  });
});

describe('signs that a reference has otherwise', () => {
  const signFlags = (text: string, readings: readonly string[], there: string, doubted = false) => {
    const whole = framed(text);
    const from = whole.indexOf('отошли');
    const { discrepancies } = checkFindings({
      transcription: { file: 'sheet.txt', text: whole, sheetStarts: [] },
      references: [{ role: 'transcription', file: 'edition.txt', text: framed(there) }],
      settings: { strictDiplomatic: false },
      readings: readings.map((reading, i) => ({ name: String(i + 1), text: framed(reading) })),
      doubts: doubted ? [{ from, to: from + 6, probability: 0.5 }] : [],
    });
    return discrepancies
      .filter(({ kind }) => kind === 'punctuation-differs')
      .map((one) => `${one.severity} ${one.text}→${one.suggestions.join('|')}`);
  };
  const here = 'войска отошли, потом стали';

  it('are flagged low where two passes agree with the text and the word is in no doubt', () => {
    expect(signFlags(here, [here, here], 'войска отошли потом стали')).toEqual(['low отошли,→отошли']);
    expect(signFlags(here, [here, here], 'войска отошли; потом стали')).toEqual(['low отошли,→отошли;']);
    expect(signFlags('войска отошли потом стали', Array(2).fill('войска отошли потом стали'), here)).toEqual([
      'low отошли→отошли,',
    ]);
  });

  it('are not where one pass read alone, where the passes differ, or the word is doubted', () => {
    const there = 'войска отошли потом стали';
    expect(signFlags(here, [], there)).toEqual([]);
    expect(signFlags(here, [here], there)).toEqual([]);
    expect(signFlags(here, [here, there], there)).toEqual([]);
    expect(signFlags(here, [here, 'войска'], there)).toEqual([]);
    expect(signFlags(here, [here, here], there, true)).toEqual([]);
  });

  it('are the same where a typewriter has one type for both', () => {
    const typed = 'войска "отошли" - потом... стали';
    expect(signFlags(typed, [typed, typed], 'войска «отошли» — потом… стали')).toEqual([]);
  });
});

describe('numbers', () => {
  it('are flagged where the readings differ, whatever the reading most have', () => {
    expect(flags('прибыло 315 вагонов', ['прибыло 315 вагонов', 'прибыло 815 вагонов'])).toEqual([
      'numeral-unconfirmed/low 315→815',
    ]);
    expect(flags('лист 8', ['лист 8', 'лист 8', 'лист З'])).toEqual(['numeral-unconfirmed/low 8→З']);
  });

  it('are confirmed by a second reading, a reference or a translation', () => {
    expect(flags('прибыло 315 вагонов', ['прибыло 315 вагонов', 'прибыло 315 вагонов'])).toEqual([]);
    const differing = ['прибыло 315 вагонов', 'прибыло 815 вагонов'];
    const reference = { role: 'transcription', text: framed('прибыло 315 вагонов') } as const;
    expect(flags('прибыло 315 вагонов', differing, [reference])).toEqual([]);
  });

  it('stand on one witness alone: for information, and not where a reference was given', () => {
    expect(flags('прибыло 315 вагонов', ['прибыло 315 вагонов'])).toEqual(['numeral-unconfirmed/info 315→']);
    expect(flags('прибыло 315 вагонов', ['прибыло 315 вагонов', 'прибыло вагонов'])).toEqual([
      'numeral-unconfirmed/info 315→',
    ]);
    const reference = { role: 'transcription', text: framed('прибыло много вагонов') } as const;
    expect(flags('прибыло 315 вагонов', ['прибыло 315 вагонов'], [reference])).toEqual([]);
  });

  it('are no matter of a text that no machine has read', () => {
    expect(flags('прибыло 315 вагонов', [])).toEqual([]);
  });
});

describe('the transcription beside its readings', () => {
  it('covers every word once, in order, whatever the readings are', () => {
    const text = framed('прибыло 315 вагонов');
    for (const reading of ['', text, 'совсем другое', framed('прибылоЗ15 вагонов'), `${text}\n${text}`]) {
      const places = witnessesOf(text, [{ name: '1', text: reading }]);
      expect(places.map(({ words }) => words.from)).toEqual([
        0,
        ...places.slice(0, -1).map(({ words }) => words.to),
      ]);
      expect(places.map((place) => place.text).join(' ')).toBe(text.replace(/\.$/, ''));
    }
  });

  it('joins the passes of pages, also where pages have unlike numbers of them', () => {
    expect(joinReadings([['а', 'б'], [], ['в']]).map(({ text }) => text)).toEqual(['а\n\nв', 'б']);
    expect(joinReadings([])).toEqual([]);
  });
});
