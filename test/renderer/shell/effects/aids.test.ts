import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RequestEffect } from '../../../../app/core/session/actions/effects';
import { patch } from '../../../../app/core/session/reduce/outcome';
import { spelledWords } from '../../../../app/core/session/select/spelled-words';
import { openState, pageOfTexts } from '../../../helpers/session';
import { fakeMain, openReview, settle } from '../../../helpers/shell';

const translation = { role: 'translation' as const, label: 'en', file: 'en.txt', sha256: '' };
const published = { role: 'transcription' as const, label: 'ru', file: 'ru.txt', sha256: '' };
const BASE = openState([pageOfTexts('0001', 'лист 8 отощли'), pageOfTexts('0002', 'другой')]);

function withReferences() {
  const { view } = BASE.project;
  if (view === null) throw new Error('no project');
  const project = { ...view.project, references: [translation, published] } as unknown as typeof view.project;
  return patch(BASE, 'project', { view: { ...view, project }, references: ['sheet 8', 'лист 8'] });
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the facts', () => {
  it('are asked at once for an opened panel, and shown when they come', async () => {
    const { review, threads } = openReview(fakeMain(), withReferences());
    review.dispatch({ type: 'tab-chosen', tab: 'facts' });
    expect(threads.facts.requests).toHaveLength(1);
    threads.facts.reply([{ file: 'en', sheet: { rows: [], candidates: [], beads: [] } }]);
    await settle();
    expect(review.store.getState().aids.facts).toMatchObject([{ pageId: '0001', file: 'en' }]);
  });

  it('of typing wait until it pauses', async () => {
    const { review, threads } = openReview(fakeMain(), withReferences());
    review.dispatch({ type: 'tab-chosen', tab: 'facts' });
    threads.facts.reply([{ file: 'en', sheet: { rows: [], candidates: [], beads: [] } }]);
    await settle();
    for (const at of [6, 7])
      review.dispatch({ type: 'typed', pageId: '0001', changes: [{ from: at, to: at, inserted: '5' }] });
    expect(threads.facts.requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(251);
    expect(threads.facts.requests).toHaveLength(2);
  });
});

describe('the reference', () => {
  it('is sent once, and again to a thread that was started anew', async () => {
    const { review, threads } = openReview(fakeMain(), withReferences());
    const kindsSent = () => threads.reference.requests.map(({ kind }) => kind);
    review.dispatch({ type: 'tab-chosen', tab: 'reference' });
    await vi.advanceTimersByTimeAsync(121);
    expect(kindsSent()).toEqual(['references', 'layouts']);
    threads.reference.reply({ kind: 'ready' } as never);
    threads.reference.reply({ kind: 'layouts', layouts: [] });
    await settle();
    expect(review.store.getState().aids.alignment?.page.id).toBe('0001');
    review.dispatch({ type: 'page-selected', pageId: '0002' });
    await vi.advanceTimersByTimeAsync(121);
    expect(kindsSent()).toEqual(['references', 'layouts', 'layouts']);
    threads.reference.lose('lost');
    await settle();
    review.dispatch({ type: 'page-selected', pageId: '0001' });
    await vi.advanceTimersByTimeAsync(121);
    expect(kindsSent().slice(3)).toEqual(['references', 'layouts']);
  });
});

describe('the dictionary', () => {
  const lookUp = (forms: readonly string[]) => ({ kind: 'look-up', forms }) as unknown as RequestEffect;
  const lookUps = (requests: readonly { readonly kind: string }[]) =>
    requests.filter(({ kind }) => kind === 'look-up');

  it('is asked once for each form, and again where the answer was lost', async () => {
    const { review, threads } = openReview(fakeMain(), BASE);
    review.dispatch({ type: 'requested', effect: lookUp(['отощли', 'лист']) });
    review.dispatch({ type: 'requested', effect: lookUp(['лист']) });
    expect(lookUps(threads.check.requests)).toEqual([{ kind: 'look-up', forms: ['отощли', 'лист'] }]);
    threads.check.lose('lost');
    await settle();
    review.dispatch({ type: 'requested', effect: lookUp(['отощли']) });
    expect(lookUps(threads.check.requests)).toHaveLength(2);
    threads.check.reply({ kind: 'looked-up', unknown: ['отощли'] });
    await settle();
    expect([...review.store.getState().aids.unknownForms]).toEqual(['отощли']);
  });

  it('suggests nothing where its thread is lost, and the dialog does not wait for ever', async () => {
    const { review, threads } = openReview(fakeMain(), BASE);
    const word = spelledWords(pageOfTexts('0001', 'лист 8 отощли')).find(({ text }) => text === 'отощли');
    if (word === undefined) throw new Error('no word');
    const boxPx = { left: 0, top: 0, bottom: 0 };
    const place = { pageId: '0001', word, caret: { lineIndex: 0, column: 7 }, boxPx };
    review.dispatch({ type: 'suggestions-wanted', place });
    const asked = threads.spelling.requests.length;
    expect(threads.spelling.requests[asked - 1]).toEqual({ word: 'отощли' });
    threads.spelling.lose('too-slow');
    await settle();
    expect(review.store.getState().desk.dialog).toMatchObject({ suggestions: [] });
  });
});
