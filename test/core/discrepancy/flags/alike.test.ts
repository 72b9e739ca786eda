import { describe, expect, it } from 'vitest';
import { othersLike } from '../../../../app/core/discrepancy/flags/alike';
import { checkFindings } from '../../../../app/core/discrepancy/check';

const flagsOf = (text: string, reference: string) =>
  checkFindings({
    transcription: { file: 'a', text, sheetStarts: [] },
    references: [{ file: 'b', role: 'transcription', text: reference }],
    settings: { strictDiplomatic: false },
  }).discrepancies;

const REFERENCE =
  'войска отошли на север и войска ждут вагоны с хлебом потом войска вернулись обратно в станицу ночью без потерь';

describe('others like one', () => {
  it('are those of its wording, however it is capitalised', () => {
    const flags = flagsOf(REFERENCE.replaceAll('войска', 'войсна').replace('войсна', 'Войсна'), REFERENCE);
    expect(flags).toHaveLength(3);
    expect(othersLike(flags[1]!, flags).map(({ id }) => id)).toEqual([flags[0]!.id, flags[2]!.id]);
  });

  it('are else those of the same letter taken for the same other', () => {
    const text = REFERENCE.replace('вагоны', 'вагоиы')
      .replace('станицу', 'стаиицу')
      .replace('ночью', 'почью');
    const flags = flagsOf(text, REFERENCE);
    expect(flags.map((flag) => flag.text)).toEqual(['вагоиы', 'стаиицу', 'почью']);
    expect(othersLike(flags[0]!, flags)).toEqual([flags[1]]);
    expect(othersLike(flags[2]!, flags)).toEqual([]);
  });

  it('never batch numbers by a digit', () => {
    const flags = flagsOf('вышло 315 вагонов и 317 платформ утром', 'вышло 815 вагонов и 817 платформ утром');
    expect(flags).toHaveLength(2);
    expect(othersLike(flags[0]!, flags)).toEqual([]);
  });
});
