import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withComment } from '../../app/core/marks';
import type { Page } from '../../app/core/transcription';
import type { PageDoc } from '../../renderer/state/store';

const PAGE: Page = {
  id: '0001',
  image: { widthPx: 1, heightPx: 1, dpi: null },
  lines: [{ id: 'a', text: 'лист 8', boxPx: null, words: [] }],
};

function docOf(page: Page): PageDoc {
  const rest = {
    isDirty: false,
    deletedLines: 0,
    readings: [],
    recovery: null,
    damagedFiles: [],
    beside: null,
  };
  return { page, baseHash: null, ...rest };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  const call = () => Promise.resolve({ ok: true, value: null });
  vi.stubGlobal('window', { api: { call, on: () => undefined } });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a version that is shown instead of the text', () => {
  it('is a step to undo where it differs in a mark or a comment alone, and none where it is alike', async () => {
    const { adoptPages, undoStep } = await import('../../renderer/state/editing');
    const { getState, setState } = await import('../../renderer/state/store');
    const [line] = PAGE.lines;
    if (line === undefined) throw new Error('no Line');
    setState({ pages: { '0001': docOf(PAGE) } });
    adoptPages({ '0001': docOf({ ...PAGE, lines: [{ ...line }] }) });
    expect(getState().history.done).toHaveLength(0);
    const marked = { ...line, marks: [{ kind: 'stamp' as const, from: 0, to: 4 }] };
    adoptPages({ '0001': docOf(withComment({ ...PAGE, lines: [marked] }, 'о листе')) });
    expect(getState().history.done).toHaveLength(1);
    undoStep();
    expect(getState().pages['0001']?.page).toEqual(PAGE);
  });
});
