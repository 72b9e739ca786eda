import { describe, expect, it } from 'vitest';
import { checkText } from '../../../../app/core/discrepancy/check';

const BODY = `ЗАМ. НАРКОМА т. ХРУНИЧЕВУ

За октябрь месяц выпущено 57 самолетов против плана 80. Причины: недопоставка моторов и перебои с энергией.

Директор завода Агаджанов`;
const HEAD = 'НКАП СССР\nЗавод № 31\n19 ноября 1942 г.';
const TITLE = 'Письмо директора завода № 31 заместителю наркома авиационной промышленности';

const flagsOf = (text: string, reference: string, stepsOff: readonly 'edition-pages'[] = []) =>
  checkText(
    {
      transcription: { file: 'text', text, sheetStarts: [] },
      references: [{ file: 'edition', role: 'transcription', text: reference }],
      settings: { strictDiplomatic: false, stepsOff },
    },
    'en',
  ).discrepancies.filter(({ severity }) => severity !== 'info' && severity !== 'low');

describe('the title that an edition sets over a document', () => {
  const edition = `№ 117\n${TITLE}\n19 ноября 1942 г.\n\n${BODY}`;

  it('is not paired with the head of the document, and is no loss', () => {
    expect(flagsOf(`${HEAD}\n\n${BODY}`, edition)).toEqual([]);
  });

  it('is compared where the transcription has it as well', () => {
    const copied = edition.replace('директора завода', 'директора вавода');
    expect(flagsOf(copied, edition).map(({ text }) => text)).toEqual(['вавода']);
  });

  it('is text like any other where the step is off', () => {
    expect(flagsOf(`${HEAD}\n\n${BODY}`, edition, ['edition-pages'])).not.toEqual([]);
  });
});
