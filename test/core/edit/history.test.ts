import { describe, expect, it } from 'vitest';
import {
  EMPTY_HISTORY,
  record,
  redo,
  TYPING_PAUSE_MS,
  undo,
  type Step,
} from '../../../app/core/edit/history';

function step(group: string | null, atMs: number, id = 'd'): Step {
  return { edits: [], verdicts: [{ id, before: null, after: 'not-a-problem' }], group, atMs };
}

describe('history', () => {
  it('joins typing without a pause into one step, and only that', () => {
    const typed = record(record(EMPTY_HISTORY, step('0001:3', 0)), step('0001:3', TYPING_PAUSE_MS - 1));
    expect(typed.done).toHaveLength(1);
    expect(record(typed, step('0001:3', 2 * TYPING_PAUSE_MS)).done).toHaveLength(2);
    expect(record(typed, step('0001:4', TYPING_PAUSE_MS)).done).toHaveLength(2);
    expect(record(record(EMPTY_HISTORY, step(null, 0)), step(null, 0)).done).toHaveLength(2);
  });

  it('undoes with the inverse, redoes with the same, and forgets redo after something new', () => {
    const history = record(EMPTY_HISTORY, step(null, 0));
    const undone = undo(history);
    expect(undone?.step.verdicts).toEqual([{ id: 'd', before: 'not-a-problem', after: null }]);
    expect(redo(undone!.history)?.step).toEqual(history.done[0]);
    expect(redo(record(undone!.history, step(null, 9)))).toBeNull();
    expect(undo(EMPTY_HISTORY)).toBeNull();
  });

  it('undoes what was taught from the last to the first, and only steps that taught have teachings', () => {
    const word = { type: 'word', word: 'ткп', before: false, after: true } as const;
    const pairing = { type: 'pairing', ru: 'a', before: null, after: { en: null } } as const;
    const taught = { ...step(null, 0), teachings: [word, pairing] };
    const undone = undo(record(EMPTY_HISTORY, taught));
    expect(undone?.step.teachings).toEqual([
      { ...pairing, before: { en: null }, after: null },
      { ...word, before: true, after: false },
    ]);
    expect(redo(undone!.history)?.step).toEqual(taught);
    expect(undo(record(EMPTY_HISTORY, step(null, 0)))?.step).not.toHaveProperty('teachings');
  });
});
