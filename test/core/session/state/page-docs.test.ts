import { describe, expect, it } from 'vitest';
import {
  docEntries,
  docIn,
  NO_DOCS,
  withDocs,
  withMissingDocs,
} from '../../../../app/core/session/state/page-docs';
import { docWith, pageOfTexts } from '../../../helpers/session';

const doc = (text: string) => docWith(pageOfTexts('x', text));
const [a, b, c] = [doc('а'), doc('б'), doc('в')];
const READ = withDocs(NO_DOCS, [
  ['0002', b],
  ['0001', a],
]);

describe('the pages that have been read', () => {
  it('are found by their ids, in the order in which they came', () => {
    expect([docIn(READ, '0001'), docIn(READ, '0002'), docIn(READ, '0003')]).toEqual([a, b, undefined]);
    expect(docEntries(READ)).toEqual([
      ['0002', b],
      ['0001', a],
    ]);
    expect(docEntries(NO_DOCS)).toEqual([]);
  });

  it('share their ids and all other pages with what they were when one is put in place', () => {
    const changed = withDocs(READ, [['0001', c]]);
    expect(changed.ids).toBe(READ.ids);
    expect([docIn(changed, '0001'), docIn(changed, '0002')]).toEqual([c, b]);
    expect(docIn(READ, '0001')).toBe(a);
  });

  it('take the last of two under one id, known or new', () => {
    const changed = withDocs(READ, [
      ['0001', b],
      ['0001', c],
      ['0003', a],
      ['0003', b],
    ]);
    expect(docEntries(changed)).toEqual([
      ['0002', b],
      ['0001', c],
      ['0003', b],
    ]);
  });

  it('keep what is newer than pages that come late', () => {
    const all = withMissingDocs(READ, { '0001': c, '0003': c });
    expect([docIn(all, '0001'), docIn(all, '0003')]).toEqual([a, c]);
    expect(withMissingDocs(READ, { '0001': c })).toBe(READ);
  });
});
