import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { EXPORT_CHOICE_SCHEMA, FIRST_CHOICE, sheetsNamed } from '../../../app/core/settings/export-choice';

describe('sheets by their numbers', () => {
  it.each([
    ['3-5, 9', [2, 3, 4, 8]],
    ['3 – 5;9', [2, 3, 4, 8]],
    ['9 3', [2, 8]],
    ['1,1,1-2', [0, 1]],
    ['', null],
    ['0', null],
    ['15', null],
    ['5-3', null],
    ['лл. 3', null],
  ])('%s', (text, indexes) => {
    expect(sheetsNamed(text, 14)).toEqual(indexes);
  });
});

it('what was chosen first is what is taken from a window', () => {
  expect(v.parse(EXPORT_CHOICE_SCHEMA, FIRST_CHOICE)).toEqual(FIRST_CHOICE);
});
