import { describe, expect, it } from 'vitest';
import { pageText } from '../../../../app/core/page/transcription';
import { patch } from '../../../../app/core/session/reduce/outcome';
import { answerTo, defaultNumber } from '../../../../app/core/session/select/deciding';
import { ledger } from '../../../../app/core/session/select/ledger';
import { isDecided } from '../../../../app/core/session/select/selectors-flags';
import { pageOf } from '../../../../app/core/session/select/selectors-text';
import type { Located } from '../../../../app/core/session/state/places';
import type { ReviewState } from '../../../../app/core/session/state/state';
import {
  effectOf,
  flag,
  kinds,
  noticeOf,
  openState,
  pageOfTexts,
  play,
  withFlags,
} from '../../../helpers/session';

const textOf = (state: ReviewState) => pageText(pageOf(state, '0001') ?? pageOfTexts(''));

/** A flag that the check would find, with everything that speaks for its first suggestion. */
function sure(one: Located, to: string): Located {
  const witnesses = [{ file: 'book.txt', role: 'transcription', text: to } as const];
  const nonWords = one.discrepancy.text === '' ? [] : [one.discrepancy.text];
  return { ...one, discrepancy: { ...one.discrepancy, suggestions: [to], witnesses, nonWords } };
}

function opened(texts: readonly string[], ...flags: readonly Located[]): ReviewState {
  const pages = [pageOfTexts('0001', ...texts)];
  const state = withFlags(openState(pages), ...flags);
  const checked = { places: { sheets: [], sheetStarts: [] }, pages };
  return patch(state, 'flags', { activeId: flags[0]?.discrepancy.id ?? null, checked });
}

/** `flag` on words that a line end breaks. */
function broken(id: string, text: string, parts: Located['parts'], to: string): Located {
  const one = sure(flag(id, text), to);
  return { ...one, parts };
}

describe('Enter on a card', () => {
  it('takes what the card highlights, be it the text as it is', () => {
    const witnesses = [
      { file: 'a.txt', role: 'transcription', text: 'войска' },
      { file: 'b.txt', role: 'transcription', text: 'отряды' },
    ] as const;
    const base = flag('a', 'войска', { suggestions: ['отряды'] });
    const one = { ...base, discrepancy: { ...base.discrepancy, witnesses, nonWords: [] } };
    const state = opened(['войска отошли'], one);
    expect(defaultNumber(state, one)).toBe(1);
    const { state: now, effects } = play(state, { type: 'best-taken' });
    expect(textOf(now)).toBe('войска отошли');
    expect(effectOf(effects, 'store-verdict')).toMatchObject({ verdict: 'original-is-wrong' });
  });

  it('does nothing but say so where the evidence does not decide', () => {
    const base = sure(flag('a', 'тыл'), 'тыс');
    const one = { ...base, discrepancy: { ...base.discrepancy, nonWords: [] } };
    const state = opened(['тыл войск'], one);
    expect(answerTo(state, one).kind).toBe('cannot-say');
    const { state: now, effects } = play(state, { type: 'best-taken' });
    expect([textOf(now), noticeOf(now), now.flags.activeId]).toEqual(['тыл войск', 'chooseReading', 'a']);
    expect(kinds(effects)).not.toContain('store-verdict');
  });
});

describe('a correction', () => {
  it('takes the dirt along that was read on its word', () => {
    const one = sure(flag('a', 'войсна'), 'войска');
    const { state } = play(opened(['войсна © | отошли'], one), { type: 'best-taken' });
    expect(textOf(state)).toBe('войска отошли');
  });

  it('leaves each half of a broken word on its line', () => {
    const parts = [
      { pageId: '0001', lineIndex: 0, from: 3, to: 8 },
      { pageId: '0001', lineIndex: 1, from: 0, to: 6 },
    ];
    const one = broken('a', 'мого-\nнациов', parts, 'многонацион');
    const { state } = play(opened(['на мого-', 'нациов тут'], one), { type: 'reading-taken', number: 2 });
    expect(textOf(state)).toBe('на много-\nнацион тут');
    expect(textOf(play(state, { type: 'undone' }).state)).toBe('на мого-\nнациов тут');
  });

  it('puts a missing word in with one space on either side', () => {
    const one = sure(flag('a', '', { kind: 'missing-text', from: 6 }), ' снова');
    const { state } = play(opened(['войска отошли'], one), { type: 'reading-taken', number: 2 });
    expect(textOf(state)).toBe('войска снова отошли');
  });
});

describe('a reading typed on the card', () => {
  it('becomes text and verdict, and a flag on it is decided already', () => {
    const one = sure(flag('a', 'войсна'), 'войска');
    const { state } = play(opened(['войсна отошли'], one), { type: 'reading-typed', text: ' войско ' });
    expect(textOf(state)).toBe('войско отошли');
    const again = sure(flag('b', 'войско'), 'войска');
    const page = pageOf(state, '0001');
    const checked = { places: { sheets: [], sheetStarts: [] }, pages: page === null ? [] : [page] };
    const found = patch(withFlags(state, again), 'flags', { checked });
    expect(isDecided(found, again)).toBe(true);
  });
});

describe('illegible', () => {
  it('stands in the text as such, marked', () => {
    const one = sure(flag('a', 'войсна'), 'войска');
    const { state } = play(opened(['войсна отошли'], one), { type: 'decided', decision: 'illegible' });
    expect(textOf(state)).toBe('[нрзб] отошли');
    expect(pageOf(state, '0001')?.lines[0]?.marks).toEqual([{ kind: 'illegible', from: 0, to: 6 }]);
    expect(textOf(play(state, { type: 'undone' }).state)).toBe('войсна отошли');
  });
});

describe('a document with a sign of its own for what cannot be read', () => {
  const signed = (state: ReviewState): ReviewState => {
    const { view } = state.project;
    if (view === null) throw new Error('No document is open.');
    return patch(state, 'project', {
      view: { ...view, project: { ...view.project, illegible: '[неразборчиво]' } },
    });
  };

  it('has it where a discrepancy is illegible, and in the decision', () => {
    const one = sure(flag('a', 'войсна'), 'войска');
    const { state } = play(signed(opened(['войсна отошли'], one)), {
      type: 'decided',
      decision: 'illegible',
    });
    expect(textOf(state)).toBe('[неразборчиво] отошли');
    expect(pageOf(state, '0001')?.lines[0]?.marks).toEqual([{ kind: 'illegible', from: 0, to: 14 }]);
  });

  it('has it where words are marked so', () => {
    const span = { lineIndex: 0, from: 7, to: 13 };
    const { state } = play(signed(opened(['войска отошли'])), {
      type: 'illegible-put',
      pageId: '0001',
      span,
    });
    expect(textOf(state)).toBe('войска [неразборчиво]');
  });
});

describe('undo', () => {
  it('comes back to the discrepancy, with its card open and in focus, and says what it undid', () => {
    const one = sure(flag('a', 'войсна'), 'войска');
    const done = play(opened(['войсна отошли'], one), { type: 'best-taken' }).state;
    // The check has found nothing there any more.
    const checked = patch(done, 'flags', { located: [], found: [], activeId: null });
    const { state } = play(checked, { type: 'undone' });
    expect(state.flags.activeId).toBe('a');
    expect(state.flags.located.map(({ discrepancy }) => discrepancy.id)).toEqual(['a']);
    expect(state.place.target).toMatchObject({ lineIndex: 0, from: 0, focus: 'card' });
    expect(noticeOf(state)).toBe('stepUndone');
    expect(state.desk.notice?.message).toMatchObject({
      values: { what: { en: '«войсна» → «войска», line 1' } },
    });
  });
});

describe('the ledger', () => {
  it('lists every decision, with before and after, and reopening a correction takes its text back', () => {
    const one = sure(flag('a', 'войсна'), 'войска');
    const other = flag('b', 'отошли', { from: 7 });
    const state = play(
      opened(['войсна отошли'], one, other),
      { type: 'best-taken' },
      { type: 'flag-shown', id: 'b' },
      { type: 'decided', decision: 'not-a-problem' },
    ).state;
    const listed = ledger(state).map(({ before, after, verdict, line }) => [before, after, verdict, line]);
    expect(listed).toContainEqual(['войсна', 'войска', 'transcription-corrected', 1]);
    expect(listed).toContainEqual(['отошли', null, 'not-a-problem', 1]);
    const reopened = play(state, { type: 'reopened', id: 'a' }).state;
    expect(textOf(reopened)).toBe('войсна отошли');
    expect(ledger(reopened)).toHaveLength(1);
  });
});
