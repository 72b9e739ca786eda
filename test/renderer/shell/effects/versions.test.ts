import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RequestEffect } from '../../../../app/core/session/actions/effects';
import { withDocs } from '../../../../app/core/session/state/page-docs';
import { docOf } from '../../../../app/core/session/select/selectors-text';
import { patch } from '../../../../app/core/session/reduce/outcome';
import { docWith, noticeOf, openState, pageOfTexts } from '../../../helpers/session';
import { fakeMain, openReview, refusal } from '../../../helpers/shell';

const MINE = pageOfTexts('0001', 'лист 8', 'моё');
const THEIRS = pageOfTexts('0001', 'лист 3', 'моё');
const BASE = openState([MINE]);
const STATE = patch(BASE, 'text', {
  pages: withDocs(BASE.text.pages, [['0001', docWith(MINE, { baseHash: 'mine' })]]),
});
const INFO = { pageId: '0001', reason: 'saved', who: '', atUtc: '', note: '', parentHash: null };
const FORK = { hash: 'theirs', info: INFO, isCurrent: false, isFork: true };
const request = (effect: RequestEffect) => ({ type: 'requested', effect }) as const;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('two versions of a sheet', () => {
  it('are shown side by side, merged and saved as one that takes both in', async () => {
    const main = fakeMain((verb) => {
      if (verb === 'page.history') return [FORK];
      if (verb === 'page.readRevision') return THEIRS;
      if (verb === 'page.save') return { hash: 'merged', isFork: false, outsideHash: null };
      return undefined;
    });
    const { review } = openReview(main, STATE);
    await review.perform(request({ kind: 'merge-beside', pageId: '0001' }));
    const { dialog } = review.store.getState().desk;
    if (dialog?.kind !== 'merge') throw new Error('the merge is not shown');
    expect(main.argsOf('history.mergeBase')).toEqual([{ pageId: '0001', mine: 'mine', theirs: 'theirs' }]);
    const choices = Object.fromEntries(
      dialog.open.merge.chunks.map((_, i) => [i, { kind: 'theirs' }] as const),
    );
    expect(await review.perform(request({ kind: 'save-merge', open: dialog.open, choices }))).toBe(true);
    expect(main.argsOf('page.save')).toMatchObject([
      { baseHash: 'mine', reason: 'merged', mergedHash: 'theirs' },
    ]);
    const { page, ...doc } = docOf(review.store.getState(), '0001') ?? docWith(null);
    expect(doc).toMatchObject({ baseHash: 'merged', isDirty: false });
    expect(page?.lines.map(({ text }) => text)).toEqual(['лист 3', 'моё']);
  });

  it('are not saved as one where the sheet has changed meanwhile', async () => {
    const main = fakeMain((verb) => {
      if (verb === 'page.history') return [FORK];
      return verb === 'page.readRevision' ? THEIRS : undefined;
    });
    const { review } = openReview(main, STATE);
    await review.perform(request({ kind: 'merge-beside', pageId: '0001' }));
    const { dialog } = review.store.getState().desk;
    if (dialog?.kind !== 'merge') throw new Error('the merge is not shown');
    review.dispatch({ type: 'typed', pageId: '0001', changes: [{ from: 6, to: 6, inserted: '5' }] });
    const choices = Object.fromEntries(
      dialog.open.merge.chunks.map((_, i) => [i, { kind: 'theirs' }] as const),
    );
    expect(await review.perform(request({ kind: 'save-merge', open: dialog.open, choices }))).toBe(false);
    expect(main.argsOf('page.save')).toEqual([]);
    expect(noticeOf(review.store.getState())).toBe('mergeOutdated');
  });

  it('are told of where there is only one', async () => {
    const main = fakeMain((verb) => (verb === 'page.history' ? [{ ...FORK, isFork: false }] : undefined));
    const { review } = openReview(main, STATE);
    await review.perform(request({ kind: 'merge-beside', pageId: '0001' }));
    expect(noticeOf(review.store.getState())).toBe('nothingBeside');
  });
});

describe('an older version', () => {
  const restore = request({ kind: 'restore-version', pageId: '0001', hash: 'old' });

  it('is restored as a new one, and undo takes it back', async () => {
    const main = fakeMain((verb) => {
      if (verb === 'page.restore') return { hash: 'new', isFork: false, outsideHash: null };
      if (verb !== 'page.read') return undefined;
      return { page: THEIRS, hash: 'new', damagedFiles: [], readings: [], outsideHash: null };
    });
    const { review } = openReview(main, STATE);
    await review.perform(restore);
    expect(main.argsOf('page.restore')).toEqual([{ pageId: '0001', hash: 'old', note: '' }]);
    expect(noticeOf(review.store.getState())).toBe('restored');
  });

  it('is not touched where the text of now cannot be saved first', async () => {
    const main = fakeMain((verb) => (verb === 'page.save' ? refusal('disk-full') : undefined));
    const { review } = openReview(main, STATE);
    review.dispatch({ type: 'typed', pageId: '0001', changes: [{ from: 6, to: 6, inserted: '5' }] });
    await review.perform(restore);
    expect(main.argsOf('page.restore')).toEqual([]);
    expect(noticeOf(review.store.getState())).toBe('notSaved');
  });

  it('of many sheets: those that could not be restored are named', async () => {
    const error = { code: 'disk-full', message: '' };
    const done = { restored: ['0001'], failed: [{ pageId: '0002', error }] };
    const main = fakeMain((verb) => (verb === 'history.restoreAll' ? done : undefined));
    const { review } = openReview(main, STATE);
    const sheets = ['0001', '0002'].map((pageId) => ({ pageId, hash: 'old' }));
    await review.perform(request({ kind: 'restore-all', plan: { sheets } as never }));
    expect(noticeOf(review.store.getState())).toBe('restoredSome');
  });
});
