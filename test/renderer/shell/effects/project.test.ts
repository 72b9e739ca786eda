import { FIRST_CHOICE } from '../../../../app/core/settings/export-choice';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RequestEffect } from '../../../../app/core/session/actions/effects';
import { pageOf } from '../../../../app/core/session/select/selectors-text';
import { noticeOf, openState, pageOfTexts, viewOf } from '../../../helpers/session';
import { fakeMain, openReview, refusal, settle } from '../../../helpers/shell';

const PAGES = [pageOfTexts('0001', 'лист 8'), pageOfTexts('0002', 'другой')];
const STATE = openState(PAGES);
const READ = { damagedFiles: [], readings: [], outsideHash: null, recovery: null, history: [] };

const pageView = (text: string) => ({
  ...READ,
  revision: { hash: 'h2', page: pageOfTexts('0001', text) },
  page: pageOfTexts('0001', text),
  hash: 'h2',
});
const request = (effect: RequestEffect) => ({ type: 'requested', effect }) as const;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a project', () => {
  it('is opened only after the one before is put away, and stays where that fails', async () => {
    const main = fakeMain((verb) => (verb.startsWith('page.') ? refusal('disk-full') : undefined));
    const { review } = openReview(main, STATE);
    review.dispatch({ type: 'typed', pageId: '0001', changes: [{ from: 6, to: 6, inserted: '5' }] });
    const isOpen = await review.perform(
      request({ kind: 'open-project', request: { verb: 'project.openSample' } }),
    );
    expect(isOpen).toBe(false);
    expect(main.argsOf('project.openSample')).toEqual([]);
    expect(noticeOf(review.store.getState())).toBe('notSaved');
  });

  it('that cannot be opened leaves the one that is open', async () => {
    const main = fakeMain((verb) => (verb === 'project.openRecent' ? refusal('not-a-project') : undefined));
    const { review } = openReview(main, STATE);
    const handle = 'a'.repeat(32);
    await review.perform(request({ kind: 'open-project', request: { verb: 'project.openRecent', handle } }));
    expect(noticeOf(review.store.getState())).toBe('not-a-project');
    expect(review.store.getState().project.view?.project.id).toBe('project-1');
  });

  it('is worked in, saved and left while the sheets behind the first are still read', async () => {
    let answerLate: (value: unknown) => void = () => undefined;
    const late = new Promise<unknown>((resolve) => (answerLate = resolve));
    const main = fakeMain((verb, { pageId }: { readonly pageId?: string }) => {
      if (verb === 'project.openSample') return { ...viewOf(['0001', '0002']), readOnly: null };
      if (verb === 'page.read') return pageId === '0001' ? pageView('лист 8') : late;
      return verb === 'page.save' ? { hash: 'h3', besideHash: null } : undefined;
    });
    const { review } = openReview(main);
    expect(
      await review.perform(request({ kind: 'open-project', request: { verb: 'project.openSample' } })),
    ).toBe(true);
    review.dispatch({ type: 'typed', pageId: '0001', changes: [{ from: 6, to: 6, inserted: '5' }] });
    await review.saving.flush();
    expect(main.argsOf('page.save')).toMatchObject([{ page: { lines: [{ text: 'лист 85' }] } }]);
    expect(await review.perform(request({ kind: 'leave-project' }))).toBe(true);
    // What comes of it now is another document's, or nobody's.
    answerLate(null);
    await settle();
    expect(noticeOf(review.store.getState())).not.toBe('bug');
    expect(pageOf(review.store.getState(), '0002')).toBeNull();
  });

  it('is exported after everything is put away, and the file is named', async () => {
    const done = { file: 'a.txt', rewritten: [], withoutPicture: [] };
    const main = fakeMain((verb) => (verb === 'export.start' ? done : undefined));
    const { review } = openReview(main, STATE);
    await review.perform(request({ kind: 'export', choice: FIRST_CHOICE }));
    expect(main.argsOf('export.start')).toEqual([{ choice: FIRST_CHOICE }]);
    expect(noticeOf(review.store.getState())).toBe('exported');
  });

  it('that could not be exported as it was meant to says which sheets', async () => {
    const done = { file: 'a.xml', rewritten: ['0002'], withoutPicture: [] };
    const main = fakeMain((verb) => (verb === 'export.start' ? done : undefined));
    const { review } = openReview(main, STATE);
    await review.perform(request({ kind: 'export', choice: FIRST_CHOICE }));
    expect(noticeOf(review.store.getState())).toBe('exportedWith');
    expect(review.store.getState().desk.notice?.message).toMatchObject({
      values: { anew: '2', without: '–' },
    });
  });

  it('gets its references with the role that their names speak for', async () => {
    const files = [{ handle: 'a'.repeat(32), name: 'translation-en.txt', bytes: 3, kind: 'file' }];
    const main = fakeMain((verb) => {
      if (verb === 'files.pick') return files;
      if (verb === 'project.addReferences') return viewOf(['0001', '0002']);
      return verb === 'reference.read' ? 'text' : undefined;
    });
    const { review } = openReview(main, STATE);
    await review.perform(request({ kind: 'pick-references' }));
    expect(main.argsOf('project.addReferences')).toMatchObject([
      { references: [{ handle: 'a'.repeat(32) }] },
    ]);
  });
});

describe('a page that main has changed', () => {
  it('is read again, but not over typing that is not saved yet', async () => {
    const main = fakeMain((verb) => (verb === 'page.read' ? pageView('распознано') : undefined));
    const { review } = openReview(main, STATE);
    review.dispatch({ type: 'typed', pageId: '0001', changes: [{ from: 6, to: 6, inserted: '5' }] });
    await review.perform(request({ kind: 'refresh-page', pageId: '0001' }));
    expect(main.argsOf('page.read')).toEqual([]);
    expect(pageOf(review.store.getState(), '0001')?.lines[0]?.text).toBe('лист 85');
    await review.perform(request({ kind: 'refresh-page', pageId: '0002' }));
    await settle();
    expect(main.argsOf('page.read')).toEqual([{ pageId: '0002' }]);
  });
});

describe('text from a file', () => {
  it('without text says so and changes nothing', async () => {
    const outcome = { type: 'no-text', fileName: 'a.xml' };
    const main = fakeMain((verb) => (verb === 'page.import' ? { handle: 'h', outcome } : undefined));
    const { review } = openReview(main, STATE);
    await review.perform(request({ kind: 'import-page', pageId: null, file: null }));
    expect(main.argsOf('page.import')).toEqual([{ pageId: '0001', file: null }]);
    expect(noticeOf(review.store.getState())).toBe('importNoText');
  });

  it('that something speaks against is asked about first', async () => {
    const outcome = { type: 'question', fileName: 'a.xml', doubts: [], sha256: 'b'.repeat(64) };
    const main = fakeMain((verb) => (verb === 'page.import' ? { handle: 'h', outcome } : undefined));
    const { review } = openReview(main, STATE);
    await review.perform(request({ kind: 'import-page', pageId: '0002', file: null }));
    expect(review.store.getState().desk.dialog).toMatchObject({
      kind: 'import-question',
      question: { pageId: '0002', file: { handle: 'h', acceptedSha256: 'b'.repeat(64) } },
    });
  });
});

describe('the text that a PDF holds', () => {
  const layer = (doubt: { readonly sample: string } | null) =>
    fakeMain((verb) => {
      if (verb === 'page.read') return pageView('взято');
      return verb === 'page.textLayer' ? { words: 7, isCurrent: doubt === null, doubt } : undefined;
    });
  const take = (isDoubtAccepted: boolean) => request({ kind: 'take-text-layer', isDoubtAccepted });

  it('is taken where it reads as Russian', async () => {
    const main = layer(null);
    const { review } = openReview(main, STATE);
    await review.perform(take(false));
    expect(main.argsOf('page.textLayer')).toEqual([
      { pageId: '0001', isTaken: true, isDoubtAccepted: false },
    ]);
    expect([review.store.getState().desk.dialog, noticeOf(review.store.getState())]).toEqual([
      ...[null, 'textLayerTaken'],
    ]);
  });

  it('is asked about first where it does not, and then taken', async () => {
    const main = layer({ sample: 'Hanory' });
    const { review } = openReview(main, STATE);
    await review.perform(take(false));
    expect(review.store.getState().desk.dialog).toEqual({
      ...{ kind: 'text-layer-question', words: 7, sample: 'Hanory' },
    });
    expect([noticeOf(review.store.getState()), main.argsOf('page.read')]).toEqual([null, []]);
    await review.perform(take(true));
    expect(noticeOf(review.store.getState())).toBe('recognisedKept');
  });
});

describe('what becomes of a PDF', () => {
  it('is what was found for the sheets that were asked about last, whichever answer comes first', async () => {
    const late: ((way: unknown) => void)[] = [];
    const main = fakeMain((verb, { chosen }: { readonly chosen: string }) => {
      if (verb !== 'export.pdfWay') return undefined;
      if (chosen === '2') return { kind: 'new', why: 'sheets' };
      return new Promise((resolve) => late.push(resolve));
    });
    const { review } = openReview(main, STATE);
    const ask = (sheets: 'all' | 'chosen', chosen: string) =>
      review.dispatch({ type: 'requested', effect: { kind: 'find-pdf-way', sheets, chosen } });
    ask('all', '');
    ask('chosen', '2');
    await settle();
    late[0]?.({ kind: 'grown', isSigned: false });
    await settle();
    expect(review.store.getState().aids.pdfWay).toMatchObject({ chosen: '2', way: { kind: 'new' } });
  });
});
