import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** What the window asks of main, without main. No timer ever fires here: only a turn puts typing on the disk. */
const calls: { readonly verb: string; readonly args: unknown }[] = [];
const listeners = new Map<string, () => void>();
const page = {
  id: '0001',
  image: { widthPx: 1, heightPx: 1, dpi: null },
  lines: [{ id: 'a', text: 'набрано', boxPx: null, words: [] }],
};
const doc = {
  page,
  baseHash: null,
  isDirty: true,
  deletedLines: 0,
  recovery: null,
  damagedFiles: [],
  beside: null,
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  calls.length = 0;
  vi.stubGlobal('window', {
    api: {
      call: (verb: string, args: unknown) => {
        calls.push({ verb, args });
        return Promise.resolve({ ok: true, value: null });
      },
      on: (event: string, listener: () => void) => void listeners.set(event, listener),
    },
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page with typing that is on no disk yet, and the moments being listened to. */
async function typed() {
  const { journalAtTurns } = await import('../../renderer/state/flush-moments');
  const { textChanged } = await import('../../renderer/state/saving');
  const { setState } = await import('../../renderer/state/store');
  const window = new EventTarget();
  journalAtTurns(window);
  setState({ pages: { '0001': doc, '0002': { ...doc, isDirty: false } }, pageId: '0001' });
  calls.length = 0;
  textChanged('0001');
  return { window, setState };
}

/** Lets what was begun end; a timer would need more. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

const journaled = () => calls.filter(({ verb }) => verb === 'page.journal').map(({ args }) => args);

describe('journalAtTurns', () => {
  it('does nothing until something happens', async () => {
    await typed();
    await settle();
    expect(journaled()).toEqual([]);
  });

  it('journals when another page comes into view, and not when something else changes', async () => {
    const { setState } = await typed();
    setState({ held: 'ink' });
    await settle();
    expect(journaled()).toEqual([]);
    setState({ pageId: '0002' });
    await settle();
    expect(journaled()).toEqual([{ page, baseHash: null }]);
  });

  it('journals when the window loses the focus', async () => {
    const { window } = await typed();
    window.dispatchEvent(new Event('blur'));
    await settle();
    expect(journaled()).toHaveLength(1);
  });

  it('journals when main says that the power may go', async () => {
    await typed();
    listeners.get('journal-now')?.();
    await settle();
    expect(journaled()).toHaveLength(1);
  });
});
