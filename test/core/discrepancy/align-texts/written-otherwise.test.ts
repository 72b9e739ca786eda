import { describe, expect, it } from 'vitest';
import { checkFindings } from '../../../../app/core/discrepancy/check';

const AROUND = [
  'Телеграмма была послана',
  '1945 года из Москвы в столицу товарищу Синявскому лично и немедленно.',
];

function flagged(here: string, there: string): readonly string[] {
  const text = (date: string): string => [AROUND[0], date, AROUND[1]].join(' ');
  return checkFindings({
    transcription: { file: 't', text: text(here), sheetStarts: [] },
    references: [{ file: 'r', role: 'transcription', text: text(there) }],
    settings: { strictDiplomatic: false },
  }).discrepancies.map((flag) => `${flag.text}→${flag.suggestions[0] ?? ''}`);
}

describe('a month that is read through its slips', () => {
  it.each([
    ['3 августоа', '3 августа', 'августоа→августа'],
    ['3 авгста', '3 августа', 'авгста→августа'],
    ['3 августов', '3 августа', 'августов→августа'],
    ['3 сентяря', '3 сентября', 'сентяря→сентября'],
    ['3 яннаря', '3 января', 'яннаря→января'],
    ['3 декабряь', '3 декабря', 'декабряь→декабря'],
  ])('%s beside %s is told', (here, there, flag) => {
    expect(flagged(here, there)).toEqual([flag]);
  });

  it.each([
    ['3-го августа', '3 августа'],
    ['3 авг.', '3 августа'],
  ])('%s beside %s is one value', (here, there) => {
    expect(flagged(here, there)).toEqual([]);
  });
});
