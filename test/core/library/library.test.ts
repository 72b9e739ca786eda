import { describe, expect, test } from 'vitest';
import {
  firstOrder,
  LIBRARY_COLUMNS,
  shownDocuments,
  standingOf,
  type LibraryDocument,
  type LibraryView,
} from '../../../app/core/library/library';

function documentOf(title: string, change: Partial<LibraryDocument> = {}): LibraryDocument {
  return {
    ...{
      handle: title,
      folder: `/documents/${title}`,
      title,
      archival: null,
      isSample: false,
      isInOtherWindow: false,
    },
    progress: { sheets: 10, finished: 0, validated: 0, attention: 0, hasText: true },
    ...{
      left: null,
      missing: 0,
      who: '',
      atUtc: null,
      openedUtc: null,
      stoppedAt: null,
      hasPicture: false,
      problem: null,
    },
    ...change,
  };
}

const ALL: LibraryView = { search: '', filter: 'all', order: { by: 'title', isRising: true } };
const titles = (documents: readonly LibraryDocument[], view: Partial<LibraryView> = {}) =>
  shownDocuments(documents, { ...ALL, ...view }).map(({ title }) => title);

const progress = { sheets: 4, finished: 4, validated: 0, attention: 0, hasText: true };

describe('how a document stands', () => {
  test.each([
    ['problem', { problem: { code: 'vanished', params: { file: 'x' } } }],
    ['missing', { missing: 1, progress: { ...progress, attention: 1 } }],
    ['attention', { progress: { ...progress, attention: 1 } }],
    ['validated', { progress: { ...progress, validated: 4 } }],
    ['proofread', { progress: { ...progress, validated: 3 } }],
    ['in-progress', { progress: { ...progress, finished: 3 } }],
    ['not-read', { progress: { ...progress, finished: 0, hasText: false } }],
    ['not-read', { progress: { ...progress, sheets: 0, finished: 0, hasText: false } }],
    ['not-read', { progress: null }],
  ] as const)('%s', (standing, change) => {
    expect(standingOf(documentOf('A', change))).toBe(standing);
  });
});

describe('what is shown', () => {
  const archival = { archive: 'АПРФ', fond: '45', opis: '1', delo: '337', list: '1-3' };
  const documents = [
    documentOf('Том 10', { who: 'Н. Гурьева', atUtc: '2026-11-02T10:00:00.000Z', left: 3 }),
    documentOf('Том 2', { archival, atUtc: '2026-11-03T10:00:00.000Z', left: 12 }),
    documentOf('Отчёт', { progress: { ...progress, validated: 4 } }),
  ];

  test('every word of the search stands in the title, the reference or a name, ё as е, whatever the case', () => {
    expect(titles(documents, { search: 'отчет' })).toEqual(['Отчёт']);
    expect(titles(documents, { search: 'ф. 45 том' })).toEqual(['Том 2']);
    expect(titles(documents, { search: 'aprf' })).toEqual([]);
    expect(titles(documents, { search: 'f. 45' })).toEqual(['Том 2']);
    expect(titles(documents, { search: 'ГУРЬЕВА' })).toEqual(['Том 10']);
    expect(titles(documents, { search: 'гурьева отчет' })).toEqual([]);
  });

  test('titles go by their numbers', () => {
    expect(titles(documents)).toEqual(['Отчёт', 'Том 2', 'Том 10']);
  });

  test('the greatest first, and what has no value last whichever way', () => {
    expect(titles(documents, { order: firstOrder('last') })).toEqual(['Том 2', 'Том 10', 'Отчёт']);
    expect(titles(documents, { order: { by: 'left', isRising: true } })).toEqual([
      'Том 10',
      'Том 2',
      'Отчёт',
    ]);
  });

  test('a filter leaves what stands so', () => {
    expect(titles(documents, { filter: 'finished' })).toEqual(['Отчёт']);
    expect(titles(documents, { filter: 'working' })).toEqual(['Том 2', 'Том 10']);
    expect(titles(documents, { filter: 'attention' })).toEqual([]);
  });

  test('by every column each document once, in the same order from any order', () => {
    for (const by of LIBRARY_COLUMNS) {
      const order = firstOrder(by);
      const one = titles(documents, { order });
      expect([...one].sort()).toEqual(documents.map(({ title }) => title).sort());
      expect(titles([...documents].reverse(), { order })).toEqual(one);
    }
  });
});
