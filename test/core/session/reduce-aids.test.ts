import { describe, expect, it } from 'vitest';
import { patch } from '../../../app/core/session/outcome';
import { takenFrom, shownIndexes } from '../../../app/core/session/selectors-aids';
import { textOfPage } from '../../../app/core/session/selectors-text';
import { unknownWords, spelledWords } from '../../../app/core/session/spelled-words';
import type { ReferenceLayout } from '../../../app/core/reference/rows';
import { effectOf, flag, noticeOf, openState, pageOfTexts, play, withFlags } from '../../helpers/session';

const PAGE = pageOfTexts('0001', 'войсна отощли');
const BASE = openState([PAGE]);
const reference = (role: 'transcription' | 'translation') => ({ role, label: role, file: '', sha256: '' });

function withReferences(...roles: readonly ('transcription' | 'translation')[]) {
  const { view } = BASE.project;
  if (view === null) throw new Error('no project');
  const project = { ...view.project, references: roles.map(reference) } as unknown as typeof view.project;
  return patch(BASE, 'project', { view: { ...view, project }, references: roles });
}

describe('facts', () => {
  it('are asked of the page in view, and only the newest answer is shown', () => {
    const asked = play(BASE, { type: 'facts-due' }, { type: 'facts-due' });
    expect(effectOf(asked.effects, 'facts')).toMatchObject({ serial: 1, within: { from: 0 } });
    const sheets = [{ file: 'en', sheet: { rows: [], candidates: [], beads: [] } }];
    expect(play(asked.state, { type: 'facts-answered', serial: 1, sheets }).state.aids.facts).toEqual([]);
    const shown = play(asked.state, { type: 'facts-answered', serial: 2, sheets }).state.aids.facts;
    expect(shown).toMatchObject([{ pageId: '0001', file: 'en' }]);
  });
});

describe('what is taken from a reference', () => {
  it('comes from the transcription that was pointed at last', () => {
    const state = withReferences('translation', 'transcription', 'transcription', 'transcription');
    expect([shownIndexes(state), takenFrom(state)]).toEqual([[1, 2], 1]);
    expect(takenFrom(play(state, { type: 'reference-chosen', index: 2 }).state)).toBe(2);
    expect(takenFrom(play(state, { type: 'reference-chosen', index: 3 }).state)).toBe(1);
  });

  it('is the block of lines around the caret that differ', () => {
    const state = withReferences('transcription');
    const row = { lineIndex: 0, kind: 'differs', own: [], theirs: [] } as const;
    const layouts: readonly ReferenceLayout[] = [{ isComparable: true, rows: [row] }];
    const asked = play(state, { type: 'alignment-due', then: 'take-block' });
    expect(effectOf(asked.effects, 'align')).toMatchObject({ indexes: [0], then: 'take-block' });
    const aligned = play(state, { type: 'aligned', page: PAGE, indexes: [0], layouts, then: 'take-block' });
    expect(effectOf(aligned.effects, 'take-lines').taken).toEqual({ from: 0, to: 1, emptiesUnknown: false });
    expect(noticeOf(play(BASE, { type: 'alignment-due', then: 'take-page' }).state)).toBe('noReferenceText');
  });

  it('is not taken where the text has changed meanwhile', () => {
    const edit = {
      pageId: '0001',
      at: 0,
      removed: PAGE.lines,
      inserted: pageOfTexts('0001', 'войска отошли').lines,
    };
    const taken = { type: 'lines-taken', page: PAGE, edit } as const;
    expect(textOfPage(play(BASE, taken).state, '0001')).toBe('войска отошли');
    const typed = play(BASE, {
      type: 'typed',
      pageId: '0001',
      changes: [{ from: 0, to: 0, inserted: 'А' }],
    }).state;
    expect(noticeOf(play(typed, taken).state)).toBe('takeAgain');
  });
});

describe('spelling', () => {
  const [word] = spelledWords(PAGE);
  if (word === undefined) throw new Error('no word');
  const place = {
    pageId: '0001',
    word,
    caret: { lineIndex: 0, column: 0 },
    boxPx: { left: 0, top: 0, bottom: 0 },
  };

  it('offers what its flag suggests first, then the dictionary', () => {
    const state = withFlags(BASE, flag('a', 'войсна', { suggestions: ['войска'] }));
    const opened = play(state, { type: 'suggestions-wanted', place });
    expect(effectOf(opened.effects, 'suggest').word).toBe('войсна');
    const shown = play(opened.state, {
      type: 'suggested',
      word: 'войсна',
      suggestions: ['война', 'войска'],
    }).state;
    expect(shown.desk.dialog).toMatchObject({ suggestions: ['войска', 'война'] });
    const late = play(opened.state, { type: 'suggested', word: 'другое', suggestions: ['x'] }).state;
    expect(late.desk.dialog).toMatchObject({ suggestions: null });
  });

  it('corrects the flag of the word along with it', () => {
    const state = withFlags(BASE, flag('a', 'войсна', { suggestions: ['войска'] }));
    const { state: after, effects } = play(state, { type: 'spelling-taken', place, text: 'войска' });
    expect(textOfPage(after, '0001')).toBe('войска отощли');
    expect(effectOf(effects, 'store-verdict').verdict).toBe('transcription-corrected');
  });

  it('underlines what neither the dictionary has nor the project knows', () => {
    const { state, effects } = play(
      BASE,
      { type: 'spelling-due' },
      { type: 'forms-unknown', forms: ['войсна', 'отощли'] },
    );
    expect(effectOf(effects, 'look-up').forms).toEqual(['войсна', 'отощли']);
    expect(unknownWords(state, PAGE).map(({ text }) => text)).toEqual(['войсна', 'отощли']);
    const known = { ...state.project.view, words: ['отощли'] } as NonNullable<typeof state.project.view>;
    expect(unknownWords(patch(state, 'project', { view: known }), PAGE)).toHaveLength(1);
  });
});
