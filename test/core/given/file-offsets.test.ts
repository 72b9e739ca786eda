import { expect, it } from 'vitest';
import { fileSpans } from '../../../app/core/given/file-offsets';

const FILE = 'Первая строка\r\n\r\n  вторая 𐍈 конец\fтретья';
const LAID = 'Первая\nстрока\nвторая 𐍈\nконец\n\nтретья\n';
const spanOf = fileSpans(LAID, FILE);

it.each(['Первая', 'строка', 'вторая', '𐍈', 'конец', 'третья'])('finds «%s» in the file', (word) => {
  const from = LAID.indexOf(word);
  const { from: start, to } = spanOf({ from, to: from + word.length });
  expect(FILE.slice(start, to)).toBe(word);
});

it('has an empty span stand behind the sign before it', () => {
  const at = LAID.indexOf('\nконец');
  expect(spanOf({ from: at, to: at })).toEqual({ from: FILE.indexOf('𐍈') + 2, to: FILE.indexOf('𐍈') + 2 });
  expect(spanOf({ from: 0, to: 0 })).toEqual({ from: 0, to: 0 });
});
