import { describe, expect, it } from 'vitest';
import { checkFindings } from '../../../../app/core/discrepancy/check';
import { unlookedLines } from '../../../../app/core/discrepancy/evidence/coverage-words';
import type { CheckInput } from '../../../../app/core/discrepancy/evidence/evidence';
import { formatReportText } from '../../../../app/core/formats/report/report-text';
import type { StepName } from '../../../../app/core/text/steps';

const WORDS = new Set(
  'по сведениям штаба округа войска отошли на север и ждут вагоны с хлебом дом пошел кот идет эшелон станция'.split(
    ' ',
  ),
);
const aids = { dictionary: { knows: (word: string) => WORDS.has(word.toLowerCase()) } };

const inputOf = (text: string, more: Partial<CheckInput> = {}): CheckInput => ({
  transcription: { file: 'sheet.txt', text, sheetStarts: [] },
  references: [],
  settings: { strictDiplomatic: false },
  ...more,
});
const flagsOf = (input: CheckInput) =>
  checkFindings(input, aids).discrepancies.map(
    (one) => `${one.kind}/${one.severity} ${one.text}→${one.suggestions.join(',')}`,
  );

describe('weak signals', () => {
  it('flag an unknown word that is one confusion away from a known one', () => {
    expect(flagsOf(inputOf('войска отощли на север'))).toEqual(['not-in-dictionary/medium отощли→отошли']);
  });

  it('flag a hard sign that cannot stand, in a name too', () => {
    const knows = (word: string): boolean => WORDS.has(word) || word.toLowerCase() === 'дальнем';
    const { discrepancies } = checkFindings(inputOf('войска на Далънем отошли'), { dictionary: { knows } });
    expect(discrepancies).toMatchObject([{ severity: 'medium', text: 'Далънем', suggestions: ['Дальнем'] }]);
  });

  it('stay silent where only one of them speaks', () => {
    expect(flagsOf(inputOf('войска зубробизон на север'))).toEqual([]);
    const doubts = [{ from: 0, to: 6, probability: 0.4 }];
    expect(flagsOf(inputOf('войска отошли на север', { doubts }))).toEqual([]);
  });

  it('flag an unknown word that was read with little confidence', () => {
    const text = 'войска зубробизон на север';
    const doubts = [{ from: 7, to: 17, probability: 0.41 }];
    const [flag] = checkFindings(inputOf(text, { doubts }), aids).discrepancies;
    expect(flag).toMatchObject({ kind: 'low-confidence', severity: 'low', text: 'зубробизон' });
    expect(flag?.message.params['percent']).toBe(41);
  });

  it('keep their id however sure the machine was, so that a verdict on them stays', () => {
    const text = 'войска отощли на север';
    const doubts = [{ from: 7, to: 13, probability: 0.6 }];
    const [sure] = checkFindings(inputOf(text), aids).discrepancies;
    const [unsure] = checkFindings(inputOf(text, { doubts }), aids).discrepancies;
    expect([sure?.kind, unsure?.kind]).toEqual(['not-in-dictionary', 'low-confidence']);
    expect(unsure?.id).toBe(sure?.id);
  });

  it('leave names, abbreviations, numbers, terms of the project and frequent words alone', () => {
    expect(flagsOf(inputOf('войска Тарасов ТАРАСОВ инж. отощ. 15603 на север'))).toEqual([]);
    expect(flagsOf(inputOf('отощли на север', { projectWords: ['отощли'] }))).toEqual([]);
    expect(flagsOf(inputOf('отощли и отощли и отощли'))).toEqual([]);
  });

  it('are told apart in the summary from words that were only glanced at, in either language', () => {
    const crowd = Array.from({ length: 700 }, (_, i) =>
      [...`щ${String(i).padStart(5, '0')}`].map((sign) => 'абвгдежзик'[Number(sign)] ?? sign).join(''),
    ).join(' ');
    const { coverage } = checkFindings(inputOf(crowd), aids).summary;
    expect(coverage.unlookedWords).toBe(100);
    expect(unlookedLines(coverage, 'en')).toEqual([
      'Too many words are not in the dictionary: 100 words had only a quick look.',
    ]);
    expect(unlookedLines(coverage, 'ru').join(' ')).toContain('проверено бегло – 100 слов');
    const discrepancies: readonly [] = [];
    expect(formatReportText(discrepancies, 'ru', { columns: 120, coverage })).toContain('100 слов');
    const few = checkFindings(inputOf('войска отощли на север'), aids).summary.coverage;
    expect(unlookedLines(few, 'en')).toEqual([]);
  });

  it('leave a word to its reference, and speak where that does not reach', () => {
    const reference = { file: 'r.txt', role: 'transcription', text: 'войска отощли на север' } as const;
    expect(flagsOf(inputOf('войска отощли на север', { references: [reference] }))).toEqual([]);
    const text = 'войска отощли на север и ждут вагоны с хлебон';
    const flags = flagsOf(inputOf(text, { references: [reference] }));
    expect(flags).toContain('not-in-dictionary/medium хлебон→хлебом');
  });

  it('learn which letters are confused from what was corrected', () => {
    expect(flagsOf(inputOf('фойска отошли'))).toEqual(['not-in-dictionary/low фойска→войска']);
    const corrections = [{ from: 'фагоны', to: 'вагоны' }];
    expect(flagsOf(inputOf('фойска отошли', { corrections }))).toEqual([
      'not-in-dictionary/medium фойска→войска',
    ]);
  });
});

describe('a word that was hardly read', () => {
  it('is flagged with the capital of a sentence, in capitals and inside a word with hyphens', () => {
    expect(flagsOf(inputOf('Отощли на север. Сведениян штаба'))).toEqual([
      'not-in-dictionary/low Отощли→Отошли',
      'not-in-dictionary/low Сведениян→Сведениям',
    ]);
    expect(flagsOf(inputOf('войска ОТОЩЛИ на север'))).toEqual(['not-in-dictionary/low ОТОЩЛИ→ОТОШЛИ']);
    expect(flagsOf(inputOf('ждут станция-вагвны с хлебом'))).toEqual([
      'not-in-dictionary/low станция-вагвны→станция-вагоны',
    ]);
  });

  it('is flagged with two letters wrong, or any one lost or too much', () => {
    expect(flagsOf(inputOf('по сведсниян штаба'))).toEqual(['not-in-dictionary/medium сведсниян→сведениям']);
    expect(flagsOf(inputOf('по сведенияям штаба'))).toEqual([
      'not-in-dictionary/medium сведенияям→сведениям',
    ]);
    expect(flagsOf(inputOf('ждут вагны с хлебом'))).toEqual(['not-in-dictionary/low вагны→вагоны']);
  });

  it('is flagged where letters stand side by side as in no word, or others around are unknown', () => {
    expect(flagsOf(inputOf('войска щьъжгшы на север'))).toEqual(['not-in-dictionary/low щьъжгшы→']);
    const noise = 'зубробизон мамонтовед стрекозавр плотогрейка на север';
    expect(flagsOf(inputOf(noise))).toHaveLength(4);
  });

  it('is not flagged for a word of an institution or one behind figures', () => {
    expect(flagsOf(inputOf('спецштаба госвагоны'))).toEqual([]);
  });

  it('is offered the words that its neighbours ask for', () => {
    const words = new Set([
      'области',
      'область',
      'областей',
      'областям',
      'областями',
      'обдаст',
      'северных',
      'из',
      'к',
    ]);
    const own = { dictionary: { knows: (word: string) => words.has(word.toLowerCase()) } };
    const first = (text: string) => checkFindings(inputOf(text), own).discrepancies[0]?.suggestions[0];
    expect(first('северных област')).toBe('областей');
    expect(first('к област')).toBe('области');
  });
});

describe('a word that is no word', () => {
  const keyOf = (here: string, there: string) =>
    checkFindings(
      inputOf(`по сведениям штаба ${here} отошли`, {
        references: [{ file: 'r.txt', role: 'transcription', text: `по сведениям штаба ${there} отошли` }],
      }),
      aids,
    ).discrepancies[0]?.message.key;

  it('is told from one of the reference, and from two words', () => {
    expect(keyOf('вoйска', 'войско')).toBe('word.differs');
    expect(keyOf('войсна', 'войска')).toBe('word.nonWord');
    expect(keyOf('войска', 'войсна')).toBe('word.referenceNonWord');
    expect(keyOf('дом', 'кот')).toBe('word.differs');
  });

  it('is asked about no more where the project has it, and yet not hidden', () => {
    const flagOf = (projectWords: readonly string[]) =>
      checkFindings(
        inputOf('по сведениям штаба войсна отошли', {
          references: [{ file: 'r.txt', role: 'transcription', text: 'по сведениям штаба войска отошли' }],
          projectWords,
        }),
        aids,
      ).discrepancies.map(({ kind, severity }) => `${kind}/${severity}`);
    expect(flagOf(['Войсна'])).toEqual(['word-differs/info']);
    expect(flagOf(['войско'])).toEqual(['word-differs/medium']);
  });
});

describe('a line that stands twice', () => {
  const line = 'войска отошли на север и ждут';
  it('is flagged once, without any reference', () => {
    expect(flagsOf(inputOf(`по сведениям штаба\n${line}\n${line}\nвагоны с хлебом`))).toEqual([
      `extra-text/high ${line}→`,
    ]);
  });

  it('is left alone when short, a whole sentence, or a paragraph of its own', () => {
    expect(flagsOf(inputOf('на север\nна север\nвагоны'))).toEqual([]);
    expect(flagsOf(inputOf(`Войска отошли на север.\nВойска отошли на север.\n`))).toEqual([]);
    expect(flagsOf(inputOf(`${line}\n\n${line}\n`))).toEqual([]);
  });
});

describe('steps of the ladder', () => {
  const flags = (here: string, there: string, stepsOff: readonly StepName[]) =>
    checkFindings(
      inputOf(`по сведениям штаба ${here} отошли на север и ждут вагоны с хлебом`, {
        references: [
          {
            file: 'r.txt',
            role: 'transcription',
            text: `по сведениям штаба ${there} отошли на север и ждут вагоны с хлебом`,
          },
        ],
        settings: { strictDiplomatic: false, stepsOff },
      }),
    ).discrepancies.map(({ kind }) => kind);

  it.each<[StepName, string, string, string]>([
    ['nfc', 'мои\u0306 дом', 'мой дом', 'word-differs'],
    ['script', 'вoйска', 'войска', 'word-differs'],
    ['case', 'войска', 'ВОЙСКА', 'case-differs'],
    ['yo', 'ещё', 'еще', 'case-differs'],
    ['punctuation', 'войска,', 'войска', 'punctuation-differs'],
  ])('%s', (step, here, there, kind) => {
    const folded = flags(here, there, []).filter((one) => one !== 'mixed-script');
    expect(folded).toEqual([]);
    expect(flags(here, there, [step])).toContain(kind);
  });

  it('line-end hyphens', () => {
    expect(flags('вой-\nска', 'войска', [])).toEqual([]);
    expect(flags('вой-\nска', 'войска', ['line-end-hyphens'])).toEqual(['word-boundary']);
  });

  it('letterspacing', () => {
    expect(flags('Ш Т А Б', 'Штаб', [])).toEqual([]);
    expect(flags('Ш Т А Б', 'Штаб', ['letterspacing']).length).toBeGreaterThan(0);
  });

  it('furniture', () => {
    expect(flags('войска\n/см.сл.лист/\n', 'войска', [])).toEqual([]);
    expect(flags('войска\n/см.сл.лист/\n', 'войска', ['furniture'])).toEqual(['extra-text']);
  });

  it('case and ё go their own ways', () => {
    expect(flags('Ещё', 'еще', ['case'])).toEqual(['case-differs']);
    expect(flags('ещё', 'еще', ['case'])).toEqual([]);
    expect(flags('Еще', 'еще', ['yo'])).toEqual([]);
  });
});
