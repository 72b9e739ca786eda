import { describe, expect, it, vi } from 'vitest';
import { makeCheckDriver } from '../../app/core/check-driver';
import type { CheckReply } from '../../app/core/check-messages';
import { NO_AIDS } from '../../app/core/discrepancy/aids';
import type { Check } from '../../app/core/discrepancy/check';
import type * as CheckModule from '../../app/core/discrepancy/check';

/** Whether the next check that is begun throws at a change, or at what it does in a quiet moment. */
const broken = vi.hoisted(() => ({ at: null as keyof Check | null }));

vi.mock('../../app/core/discrepancy/check', async (original) => {
  const real = await original<typeof CheckModule>();
  const throwsAt = (check: Check, name: keyof Check): Check => ({
    ...check,
    [name]: (): never => {
      throw new Error('a fault');
    },
  });
  return {
    ...real,
    *beginCheck(...args: Parameters<typeof real.beginCheck>) {
      const check = yield* real.beginCheck(...args);
      const { at } = broken;
      broken.at = null;
      if (at === null) return check;
      // The first settling ends the beginning; it is the next that fails.
      let isSettled = false;
      const settle: Check['settle'] = (doubts) => {
        if (isSettled) throw new Error('a fault');
        isSettled = true;
        return check.settle(doubts);
      };
      return at === 'settle' ? { ...check, settle } : throwsAt(check, at);
    },
  };
});

const SHEETS = ['Войска ушли 31.2.51 г. за реку.\n', 'Лист 8\n'];

describe('a check that throws in the middle of an edit', () => {
  it.each(['change', 'settle'] as const)('in its %s, is begun anew from the text as it is', async (at) => {
    const replies: CheckReply[] = [];
    const faults: unknown[] = [];
    let quiet = () => {};
    const send = makeCheckDriver({
      reply: (reply) => replies.push(reply),
      nowMs: () => 0,
      pause: () => Promise.resolve(),
      whenQuiet: (run) => (quiet = run),
      aids: () => Promise.resolve(NO_AIDS),
      onFault: (_where, error) => faults.push(error),
    });
    const until = (kind: CheckReply['kind'], serial: number) =>
      vi.waitUntil(() => replies.some((reply) => reply.kind === kind && reply.serial === serial));
    broken.at = at;
    send({
      ...{ kind: 'begin', serial: 1, sheets: SHEETS, doubts: [[], []], first: 0 },
      input: {
        transcription: { file: 't', text: '', sheetStarts: [] },
        references: [],
        settings: { strictDiplomatic: false },
      },
    });
    await until('whole', 1);
    const at31 = SHEETS[0]!.indexOf('31');
    const change = { sheet: 0, from: at31, to: at31 + 2, inserted: '30' };
    send({ kind: 'change', serial: 2, changes: [change], doubts: [] });
    if (at === 'settle') quiet();
    await until('whole', 2);
    expect(faults).toEqual([new Error('a fault')]);
    const last = replies.at(-1);
    expect(last?.kind === 'whole' ? last.flags.map(({ text }) => text) : null).toContain('30.2.51');
    send({ kind: 'change', serial: 3, changes: [{ ...change, to: at31 + 2, inserted: '3' }], doubts: [] });
    quiet();
    expect(replies.at(-1)).toMatchObject({ kind: 'settled', serial: 3 });
    expect(faults).toHaveLength(1);
  });
});
