import { expect, it } from 'vitest';
import { thresholdTable, wholeTurn } from '../../../app/core/settings/view-settings';

it('brings any turn into one round, to a hundredth of a degree', () => {
  expect([0, 360, -90, 725.004, -0.005, 359.996, 91.234].map(wholeTurn)).toEqual([0, 0, 270, 5, 0, 0, 91.23]);
});

it('makes a table that is black below the threshold and white from it on', () => {
  expect(thresholdTable(0.5, 4)).toBe('0 0 1 1');
  expect(thresholdTable(0, 3)).toBe('1 1 1');
  expect(thresholdTable(1, 2)).toBe('0 0');
});
