import { describe, expect, it } from 'vitest';
import { checkFindings } from '../../../../app/core/discrepancy/check';
import type { StepName } from '../../../../app/core/text/steps';

const TEXT =
  'Товарищу Громыко. За 1 января 1947 г. сдано 40 тыс. пудов, или 67% плана. Завод работает без перебоев и сдал все.';

function checked(text: string, reference: string, stepsOff: readonly StepName[] = []) {
  const { discrepancies, summary } = checkFindings({
    transcription: { file: 't', text, sheetStarts: [] },
    references: [{ file: 'r', role: 'transcription', text: reference }],
    settings: { strictDiplomatic: false, stepsOff },
  });
  return { flags: discrepancies.length, folded: summary.coverage.references[0]?.folded };
}

const ROWS: readonly (readonly [StepName, string, string])[] = [
  ['editorial', 'Завод работает', 'Завод [1] работает'],
  ['editorial', 'Завод', 'З[авод]'],
  ['abbreviations', '40 тыс.', '40 тысяч'],
  ['numbers', '67%', '67 процентов'],
  ['numbers', '1 января 1947 г.', '1.1.1947'],
  ['edition-pages', 'Завод', '\n\n214\n\nЗавод'],
];

describe('what an edition does', () => {
  it.each(ROWS)('%s is counted and no flag: «%s», «%s»', (step, here, there) => {
    const { flags, folded } = checked(
      TEXT,
      TEXT.replace(here, () => there),
    );
    expect({ flags, folded }).toEqual({
      flags: 0,
      folded: step === 'editorial' && there === 'З[авод]' ? {} : { [step]: 1 },
    });
  });

  it.each(ROWS.filter(([step, , there]) => step !== 'abbreviations' && there !== 'З[авод]'))(
    '%s off: it is flagged: «%s», «%s»',
    (step, here, there) => {
      expect(
        checked(
          TEXT,
          TEXT.replace(here, () => there),
          [step],
        ).flags,
      ).toBeGreaterThan(0);
    },
  );

  it('words in the spelling before 1918', () => {
    const old = 'Вслѣдствіе отношенія отъ сего числа имѣю честь увѣдомить, что всѣ дѣла сіи рѣшены.';
    const now = 'Вследствие отношения от сего числа имею честь уведомить, что все дела сии решены.';
    expect(checked(old, now)).toEqual({ flags: 0, folded: { 'old-spelling': 9 } });
  });
});
