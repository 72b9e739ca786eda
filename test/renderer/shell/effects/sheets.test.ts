import { describe, expect, it } from 'vitest';
import type { Action } from '../../../../app/core/session/actions/actions';
import type { RequestEffect } from '../../../../app/core/session/actions/effects';
import { docIn } from '../../../../app/core/session/state/page-docs';
import { projectPages } from '../../../../app/core/session/select/selectors-text';
import type { ReviewState } from '../../../../app/core/session/state/state';
import { noticeOf, openState, pageOfTexts, viewOf } from '../../../helpers/session';
import { fakeMain, openReview, refusal } from '../../../helpers/shell';

const PAGES = ['0001', '0002', '0003'].map((id) => pageOfTexts(id, `лист ${id}`));
const STATE = openState(PAGES);
const request = (effect: RequestEffect): Action => ({ type: 'requested', effect });
const remove = request({ kind: 'arrange-sheets', sheets: [{ id: '0001' }, { id: '0003' }] });
const ids = (state: ReviewState) => projectPages(state).map(({ id }) => id);

type Sheets = { readonly sheets: readonly { readonly id: string }[] };

/** Main, which puts the sheets as it is told and saves all pages. */
const obedient = (verb: string, args: never) => {
  if (verb === 'page.save') return { hash: 'new', isFork: false, outsideHash: null };
  if (verb === 'sheets.arrange') return viewOf((args as Sheets).sheets.map(({ id }) => id));
  const { pageId } = args as { readonly pageId: string };
  const page = PAGES.find(({ id }) => id === pageId);
  const rest = { damagedFiles: [], readings: [], outsideHash: null, recovery: null, ink: null };
  return verb === 'page.read' ? { page, hash: 'new', ...rest } : undefined;
};

describe('sheets that are put otherwise', () => {
  it('are taken back and put so again by undo and redo', async () => {
    const { review } = openReview(fakeMain(obedient), STATE);
    const state = () => review.store.getState();
    expect(await review.perform(remove)).toBe(true);
    expect(ids(state())).toEqual(['0001', '0003']);
    await review.perform({ type: 'undone' });
    expect(ids(state())).toEqual(['0001', '0002', '0003']);
    expect(docIn(state().text.pages, '0002')?.page?.lines[0]?.text).toBe('лист 0002');
    expect(noticeOf(state())).toBe('stepUndone');
    await review.perform({ type: 'redone' });
    expect(ids(state())).toEqual(['0001', '0003']);
    expect(state().project.isArranging).toBe(false);
  });

  it('stand as they stood where the disk refuses, and undo can be tried again', async () => {
    let refuses = false;
    const main = fakeMain((verb, args) =>
      refuses && verb === 'sheets.arrange' ? refusal('disk-full') : obedient(verb, args),
    );
    const { review } = openReview(main, STATE);
    await review.perform(remove);
    refuses = true;
    expect(await review.perform({ type: 'undone' })).toBe(false);
    expect(ids(review.store.getState())).toEqual(['0001', '0003']);
    refuses = false;
    await review.perform({ type: 'undone' });
    expect(ids(review.store.getState())).toEqual(['0001', '0002', '0003']);
  });

  it('wait for what is typed meanwhile on one that goes', async () => {
    let isTyped = false;
    const typed = { type: 'typed', pageId: '0002', changes: [{ from: 0, to: 0, inserted: 'ах ' }] } as const;
    const main = fakeMain((verb, args) => {
      if (verb === 'sheets.arrange' && !isTyped) {
        isTyped = true;
        review.dispatch(typed);
      }
      return obedient(verb, args);
    });
    const { review } = openReview(main, STATE);
    await review.perform(remove);
    const arranged = main.argsOf('sheets.arrange').map((args) => (args as Sheets).sheets.map(({ id }) => id));
    expect(arranged).toEqual([
      ['0001', '0003'],
      ['0001', '0002', '0003'],
      ['0001', '0003'],
    ]);
    expect(main.argsOf('page.save')).toMatchObject([
      { page: { id: '0002', lines: [{ text: 'ах лист 0002' }] } },
    ]);
    expect(ids(review.store.getState())).toEqual(['0001', '0003']);
  });
});
