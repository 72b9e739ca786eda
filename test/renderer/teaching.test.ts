import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TYPESCRIPT_KNOTS } from '../../app/core/recognise/calibration';
import { fail, ok, type Result } from '../../app/core/result';
import type { ProjectView, ReviewVerb } from '../../renderer/api';
import type { Located } from '../../renderer/state/store';

const VIEW: ProjectView = {
  project: {
    ...{ formatVersion: 1, id: 'project-1', title: 'Сверка', createdUtc: '', archival: null, sourceNote: '' },
    ...{ language: 'ru', scans: [], pages: [], references: [] },
  },
  ...{ folder: '', readOnly: null, otherWriter: null, takenIn: [], recoverable: [], unfinishedPageIds: [] },
  ...{ verdicts: {}, later: [], marks: {}, isSample: false, words: [], knots: TYPESCRIPT_KNOTS },
  knowledge: { names: [], pairings: [] },
};

const flag = (id: string): Located => ({
  discrepancy: {
    ...{
      id,
      kind: 'not-in-dictionary',
      severity: 'medium',
      from: 0,
      to: 6,
      text: 'отощли',
      line: 1,
      column: 1,
    },
    ...{ reference: null, suggestions: ['отошли'], message: { key: 'weak.near', params: {} } },
  },
  parts: [],
  ink: null,
});

/** What main answers; a test may make it refuse. */
let isRefusing = false;
let calls: (readonly [ReviewVerb, unknown])[] = [];

function answer(verb: ReviewVerb, args: unknown): Result<unknown> {
  calls.push([verb, args]);
  if (isRefusing) return fail('disk-full', 'The disk is full.');
  if (verb === 'word.teach') {
    const { word, isKnown } = args as { word: string; isKnown: boolean };
    return ok(isKnown ? [word] : []);
  }
  if (verb === 'fact.pair') {
    const { ru, en, isByHand } = args as { ru: string; en: string | null; isByHand: boolean };
    return ok({ names: [], pairings: isByHand ? [{ ru, en }] : [] });
  }
  if (verb === 'fact.name') {
    const { ru, en, isKnown } = args as { ru: string; en: string; isKnown: boolean };
    return ok({ names: isKnown ? [{ ru, en }] : [], pairings: [] });
  }
  return ok(null);
}

beforeEach(() => {
  isRefusing = false;
  calls = [];
  vi.useFakeTimers();
  vi.resetModules();
  const call = (verb: ReviewVerb, args: unknown) => Promise.resolve(answer(verb, args));
  vi.stubGlobal('window', { api: { call, on: () => undefined } });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function modules() {
  const { getState, setState } = await import('../../renderer/state/store');
  const editing = await import('../../renderer/state/editing');
  setState({ view: VIEW });
  return { getState, setState, ...editing };
}

/** Lets what was asked of main be answered. */
const answered = () => vi.advanceTimersByTimeAsync(0);

describe('what a person taught', () => {
  it('is undone and done again: a word, whose flags go at once', async () => {
    const { getState, setState, undoStep, redoStep } = await modules();
    const { teachWord } = await import('../../renderer/state/project-words');
    const other = { ...flag('c'), discrepancy: { ...flag('c').discrepancy, text: 'войсна' } };
    setState({ located: [flag('a'), flag('b'), other] });
    expect(await teachWord(' отощли ', true)).toBe(true);
    expect(getState().view?.words).toEqual(['отощли']);
    expect(getState().located).toEqual([other]);
    // It stands already, so there is nothing to undo.
    expect(await teachWord('Отощли', true)).toBe(true);
    expect(getState().history.done).toHaveLength(1);
    undoStep();
    await answered();
    expect(getState().view?.words).toEqual([]);
    redoStep();
    await answered();
    expect(getState().view?.words).toEqual(['отощли']);
    expect(await teachWord('два слова', true)).toBe(false);
  });

  it('is undone: a pair by hand goes back to the pair before it, then to the program', async () => {
    const { getState, undoStep } = await modules();
    const { pairFact, unpairFact } = await import('../../renderer/state/facts');
    await pairFact('a', 'x');
    await pairFact('a', null);
    await unpairFact('a');
    const pairings = () => getState().view?.knowledge.pairings;
    const seen = [];
    for (let i = 0; i < 3; i += 1) {
      undoStep();
      await answered();
      seen.push(pairings());
    }
    expect(seen).toEqual([[{ ru: 'a', en: null }], [{ ru: 'a', en: 'x' }], []]);
  });

  it('is undone: a name, also one that was taken away', async () => {
    const { getState, undoStep } = await modules();
    const { teachName } = await import('../../renderer/state/facts');
    await teachName('Горный', 'Baranov', true);
    await teachName('горный', 'baranov', false);
    expect(getState().view?.knowledge.names).toEqual([]);
    undoStep();
    await answered();
    expect(getState().view?.knowledge.names).toHaveLength(1);
    undoStep();
    await answered();
    expect(getState().view?.knowledge.names).toEqual([]);
  });

  it('is no step to undo where it could not be kept', async () => {
    const { getState } = await modules();
    const { teachWord } = await import('../../renderer/state/project-words');
    isRefusing = true;
    expect(await teachWord('отощли', true)).toBe(false);
    expect(getState().history.done).toEqual([]);
    expect(getState().view?.words).toEqual([]);
    expect(getState().notice?.tone).toBe('error');
  });
});

describe('undo of what was decided', () => {
  const decided = async () => {
    const all = await modules();
    const { decide } = await import('../../renderer/state/deciding');
    const { verdictOn } = await import('../../renderer/state/verdicts');
    all.setState({ located: [flag('a'), flag('b')] });
    return { ...all, decide, verdictOn };
  };

  it('covers a verdict and what was put off, each in its turn', async () => {
    const { decide, verdictOn, undoStep, redoStep } = await decided();
    decide(flag('a'), 'later');
    decide(flag('a'), 'illegible');
    expect(verdictOn('a')).toBe('illegible');
    undoStep();
    expect(verdictOn('a')).toBe('later');
    undoStep();
    expect(verdictOn('a')).toBeNull();
    redoStep();
    expect(verdictOn('a')).toBe('later');
    await answered();
    expect(calls.map(([, args]) => (args as { isLater: boolean }).isLater)).toEqual([
      ...[true, false, true, false, true],
    ]);
  });

  it('covers one answer for all alike, in one step', async () => {
    const { verdictOn, undoStep } = await decided();
    const { decideAll } = await import('../../renderer/state/deciding-alike');
    decideAll([flag('a'), flag('b')], 'not-a-problem');
    expect([verdictOn('a'), verdictOn('b')]).toEqual(['not-a-problem', 'not-a-problem']);
    undoStep();
    expect([verdictOn('a'), verdictOn('b')]).toEqual([null, null]);
  });

  it.each(['later', 'illegible'] as const)(
    'takes %s back in the window where it cannot be written',
    async (decision) => {
      const { decide, verdictOn, getState } = await decided();
      isRefusing = true;
      decide(flag('a'), decision);
      expect(verdictOn('a')).toBe(decision);
      await answered();
      expect(verdictOn('a')).toBeNull();
      expect(getState().notice?.tone).toBe('error');
    },
  );

  it('takes back only what could not be written, not what was decided meanwhile', async () => {
    const { decide, verdictOn } = await decided();
    isRefusing = true;
    decide(flag('a'), 'later');
    isRefusing = false;
    decide(flag('a'), 'illegible');
    await answered();
    expect(verdictOn('a')).toBe('illegible');
  });
});
