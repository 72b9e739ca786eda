import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFindings } from '../../../../app/core/discrepancy/check';
import type { Coverage } from '../../../../app/core/discrepancy/evidence/coverage';
import { coverageLines, noneFound } from '../../../../app/core/discrepancy/evidence/coverage-words';
import type { ReferenceRole } from '../../../../app/core/project/project';
import { benchCase } from '../../../bench/flags';

type Given = readonly [role: ReferenceRole, text: string];

function summaryOf(text: string, ...references: readonly Given[]) {
  return checkFindings({
    transcription: { file: 'sheet.txt', text, sheetStarts: [] },
    references: references.map(([role, given], i) => ({ file: `${i + 1}.txt`, role, text: given })),
    settings: { strictDiplomatic: false },
  }).summary;
}

const coverageOf = (text: string, ...references: readonly Given[]): Coverage =>
  summaryOf(text, ...references).coverage;

const { transcription: TEXT } = benchCase({ words: 400, cer: 0, slips: false, seed: 3 });
const { transcription: OTHER } = benchCase({ words: 400, cer: 0, slips: false, seed: 99 });
const VOLUME = [1, 2, 4, 5].map(
  (seed) => benchCase({ words: 300, cer: 0, slips: false, seed }).transcription,
);

describe('what was compared', () => {
  it('is all of a text and its like', () => {
    const { words, comparedWords, reason, references } = coverageOf(TEXT, ['transcription', TEXT]);
    expect({ comparedWords, reason }).toEqual({ comparedWords: words, reason: null });
    expect(references).toMatchObject([
      { by: 'words', words, comparedWords: words, transcriptionWords: words, wordsBefore: 0, wordsAfter: 0 },
    ]);
  });

  it('is the document and not the volume around it, whose words are counted as outside', () => {
    const volume = [VOLUME[0], VOLUME[1], TEXT, VOLUME[2], VOLUME[3]].join('\n\n');
    const { words, comparedWords, references } = coverageOf(TEXT, ['transcription', volume]);
    const [one] = references;
    expect(comparedWords).toBe(words);
    expect(one?.comparedWords).toBeGreaterThanOrEqual(words);
    expect(one?.comparedWords).toBeLessThan(words * 1.05);
    expect(one?.wordsBefore).toBeGreaterThan(500);
    expect(one?.wordsAfter).toBeGreaterThan(500);
  });

  it('is the part that a shorter reference reaches', () => {
    const half = TEXT.slice(0, TEXT.indexOf(' ', TEXT.length / 2));
    const { words, comparedWords, reason } = coverageOf(TEXT, ['transcription', half]);
    expect(reason).toBeNull();
    expect(comparedWords / words).toBeGreaterThan(0.4);
    expect(comparedWords / words).toBeLessThan(0.6);
    expect(noneFound(coverageOf(TEXT, ['transcription', half]), 'en')).toContain(
      `${comparedWords} of ${words}`,
    );
  });

  it('is the union of what the references reach', () => {
    const at = TEXT.indexOf(' ', TEXT.length / 2);
    const { words, comparedWords } = coverageOf(
      TEXT,
      ['transcription', TEXT.slice(0, at)],
      ['transcription', TEXT.slice(at)],
    );
    expect(comparedWords).toBe(words);
  });
});

const RUSSIAN = 'Прошу подтвердить получение телеграммы № 15603 от 16 января 1951 года. Прибыло 300 человек.';
const ENGLISH = 'Please confirm receipt of telegram No. 15603 of 16 January 1951. 300 men have arrived.';
const BILINGUAL = `${RUSSIAN}\n${ENGLISH}\n`.repeat(12);

describe('nothing was compared', () => {
  const cases: readonly (readonly [
    name: string,
    text: string,
    references: readonly Given[],
    reason: Coverage['reason'],
    why: string | null,
  ])[] = [
    ['without a reference', TEXT, [], 'no-reference', null],
    ['with an empty text', ' \n', [['transcription', TEXT]], 'empty-text', 'empty-text'],
    ['with nothing but page furniture', 'Лист 2\n', [['transcription', TEXT]], 'empty-text', 'empty-text'],
    [
      'with a reference without words',
      TEXT,
      [['transcription', '* * *\n']],
      'no-reference-fits',
      'empty-reference',
    ],
    ['with an empty reference', TEXT, [['transcription', '']], 'no-reference-fits', 'empty-reference'],
    ['with another document', TEXT, [['transcription', OTHER]], 'no-reference-fits', 'too-unlike'],
    [
      'with a translation given as a transcription',
      `${RUSSIAN} `.repeat(9),
      [['transcription', `${ENGLISH} `.repeat(9)]],
      'no-reference-fits',
      'too-unlike',
    ],
    [
      'with two languages in one reference',
      OTHER,
      [['transcription', BILINGUAL]],
      'no-reference-fits',
      'two-languages',
    ],
    ['with an empty translation', RUSSIAN, [['translation', '']], 'no-reference-fits', 'empty-reference'],
    [
      'with a translation in which there is nothing to compare',
      'вода и хлеб',
      [['translation', 'water and bread']],
      'no-reference-fits',
      'no-facts',
    ],
  ];
  it.each(cases)('%s', (_, text, references, reason, why) => {
    const summary = summaryOf(text, ...references);
    const { coverage } = summary;
    expect(coverage.comparedWords).toBe(0);
    expect(coverage.reason).toBe(reason);
    expect(coverage.references.map((one) => one.reason)).toEqual(why === null ? [] : [why]);
    // A rate of nothing would look like a text without faults.
    expect(summary.characterDifference).toBeNull();
    expect(summary.wordDifference).toBeNull();
    for (const language of ['en', 'ru'] as const) {
      const said = [noneFound(coverage, language), ...coverageLines(coverage, language)].join('\n');
      expect(said).not.toMatch(/No discrepancies|не найдено|undefined|[{}]/);
      expect(said).toMatch(language === 'en' ? /Nothing was compared/ : /Ничего не сверено/);
    }
  });
});

describe('a translation', () => {
  it('is compared by its facts, and that is said', () => {
    const { references, reason } = coverageOf(RUSSIAN, ['translation', ENGLISH]);
    expect(reason).toBeNull();
    expect(references).toMatchObject([{ by: 'facts', reason: null }]);
    expect(references[0]?.facts).toBeGreaterThan(0);
    expect(coverageLines(coverageOf(RUSSIAN, ['translation', ENGLISH]), 'en')[0]).toContain(
      'numbers, dates and names',
    );
  });

  it('beside a publication of another document leaves its rates to none', () => {
    const summary = summaryOf(TEXT, ['transcription', OTHER], ['transcription', TEXT]);
    expect(summary.characterDifference).toBe(0);
    expect(summary.coverage.references.map(({ reason }) => reason)).toEqual(['too-unlike', null]);
  });
});

it('the words of a reference are those compared, those outside and those unlike', () => {
  const piece = fc.constantFrom(...TEXT.split(/\s+/).slice(0, 80), '\n\n', 'Лист 3\n', '—');
  const text = fc.array(piece, { maxLength: 90 }).map((pieces) => pieces.join(' '));
  const role = fc.constantFrom<ReferenceRole>('transcription', 'translation');
  fc.assert(
    fc.property(text, fc.array(fc.tuple(role, text), { maxLength: 3 }), (here, given) => {
      const { words, comparedWords, reason, references } = coverageOf(here, ...given);
      expect(references).toHaveLength(given.length);
      expect(comparedWords).toBeLessThanOrEqual(words);
      expect(reason === null).toBe(comparedWords > 0);
      for (const one of references) {
        const { wordsBefore, wordsAfter, unlikeWords, transcriptionWords } = one;
        expect(one.comparedWords + wordsBefore + wordsAfter + unlikeWords).toBe(one.words);
        expect(transcriptionWords).toBeLessThanOrEqual(words);
        expect(one.reason === null).toBe(one.comparedWords > 0 && transcriptionWords > 0);
      }
    }),
    { seed: 4, numRuns: 300 },
  );
}, 60_000);
