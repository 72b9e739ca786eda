import { describe, expect, it } from 'vitest';
import type { CheckReply } from '../../../../app/core/check/check-messages';
import type { Summary } from '../../../../app/core/discrepancy/check';
import { activeFlag, isChecking, nextInQueue } from '../../../../app/core/session/select/selectors-flags';
import { patch } from '../../../../app/core/session/reduce/outcome';
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

const PAGES = [pageOfTexts('0001', 'лист 8', 'войска ушли'), pageOfTexts('0002', 'другой')];
const STATE = openState(PAGES);
const SUMMARY = { characterDifference: 0, failedRules: [], failedReferences: [] } as unknown as Summary;
const whole = (serial: number, ...ids: readonly string[]): CheckReply => ({
  ...{ kind: 'whole', serial, summary: SUMMARY },
  flags: ids.map((id) => flag(id, 'лист').discrepancy),
});
const replied = (reply: CheckReply) => ({ type: 'check-replied', reply }) as const;
const typed = (from: number, inserted: string) =>
  ({ type: 'typed', pageId: '0001', changes: [{ from, to: from, inserted }] }) as const;

describe('the check', () => {
  it('is begun with everything, then sent what was typed and nothing else', () => {
    const begun = play(STATE, { type: 'check-due' });
    const begin = effectOf(begun.effects, 'check').request;
    expect(begin).toMatchObject({
      kind: 'begin',
      serial: 1,
      first: 0,
      sheets: ['лист 8\nвойска ушли\n', 'другой\n'],
    });
    const { state, effects } = play(begun.state, replied(whole(1)), typed(6, '5'), { type: 'check-due' });
    expect(effectOf(effects, 'check').request).toMatchObject({
      ...{ kind: 'change', serial: 2 },
      changes: [{ sheet: 0, from: 6, to: 6, inserted: '5' }],
    });
    expect(state.flags.typed).toEqual([]);
    expect(isChecking(state)).toBe(true);
  });

  it('is begun again where more than the text changes', () => {
    const begun = play(STATE, { type: 'check-due' }, replied(whole(1)));
    const view = { ...begun.state.project.view, words: ['слово'] } as NonNullable<typeof STATE.project.view>;
    const { effects } = play(patch(begun.state, 'project', { view }), { type: 'check-due' });
    expect(effectOf(effects, 'check').request.kind).toBe('begin');
  });

  it('shows only what answers the newest request, and ends with it', () => {
    const asked = play(STATE, { type: 'check-due' }, typed(6, '5'), { type: 'check-due' }).state;
    const older = play(asked, replied(whole(1, 'a'))).state;
    expect(older.flags.located).toEqual([]);
    expect(isChecking(older)).toBe(true);
    const shift = {
      from: 0,
      to: 0,
      longerBy: 0,
      before: { line: 1, column: 1 },
      after: { line: 1, column: 1 },
    };
    const added = [flag('b', 'лист').discrepancy];
    const change: CheckReply = {
      kind: 'change',
      serial: 2,
      steps: [{ flags: { removed: [], added }, shift }],
    };
    const settled: CheckReply = {
      kind: 'settled',
      serial: 2,
      flags: { removed: ['a'], added: [] },
      summary: SUMMARY,
    };
    const { state } = play(older, replied(change), replied(settled));
    expect(state.flags.located.map(({ discrepancy }) => discrepancy.id)).toEqual(['b']);
    expect(isChecking(state)).toBe(false);
  });

  it('never shows the flags of the project before', () => {
    const left = play(STATE, { type: 'check-due' }, { type: 'project-left' }).state;
    const next = { ...STATE, flags: left.flags };
    expect(play(next, replied(whole(1, 'a'))).state.flags.found).toEqual([]);
    const begun = play(next, { type: 'check-due' });
    expect(effectOf(begun.effects, 'check').request.serial).toBe(2);
    expect(play(begun.state, replied(whole(1, 'a'))).state.flags.found).toEqual([]);
  });

  it('tells when it breaks off, and begins again with a new thread', () => {
    const begun = play(STATE, { type: 'check-due' }).state;
    const failed = play(begun, replied({ kind: 'failed', serial: 1 })).state;
    expect(noticeOf(failed)).toBe('checkFailed');
    expect(isChecking(failed)).toBe(false);
    const lost = play(begun, { type: 'check-lost' });
    expect(kinds(lost.effects)).toContain('check-soon');
    expect(effectOf(play(lost.state, { type: 'check-due' }).effects, 'check').request.kind).toBe('begin');
  });

  it('leaves a text alone that stops two threads, until it changes', () => {
    const lost = { type: 'check-lost' } as const;
    const due = { type: 'check-due' } as const;
    const twice = play(STATE, due, lost, due, lost);
    expect(noticeOf(twice.state)).toBe('checkFailed');
    expect(kinds(play(play(STATE, due, lost, due).state, lost).effects)).not.toContain('check-soon');
    expect(isChecking(twice.state)).toBe(false);
    const changed = play(twice.state, typed(6, '5'));
    expect(kinds(changed.effects)).toContain('check-soon');
    const again = play(changed.state, due);
    expect(effectOf(again.effects, 'check').request.kind).toBe('begin');
    // Checked to its end, the next loss is a first one.
    const { serial } = effectOf(again.effects, 'check').request;
    expect(kinds(play(play(again.state, replied(whole(serial))).state, lost).effects)).toContain(
      'check-soon',
    );
  });

  it('keeps the open card where its flag has another id by now', () => {
    const active = patch(withFlags(STATE, flag('a', 'лист')), 'flags', { activeId: 'a' });
    const { state } = play(active, { type: 'check-due' }, replied(whole(1, 'b')));
    expect(activeFlag(state)?.discrepancy.id).toBe('b');
  });
});

describe('going from flag to flag', () => {
  const flagged = withFlags(
    STATE,
    flag('a', 'лист'),
    flag('b', 'ушли', { lineIndex: 1, from: 7 }),
    flag('c', 'x', { severity: 'info' }),
  );

  it('goes from the caret, around the end, and past what is collapsed', () => {
    const step = { type: 'flag-stepped', step: 1 } as const;
    const first = play(flagged, step).state;
    expect(first.flags.activeId).toBe('a');
    expect(first.place.target).toMatchObject({ pageId: '0001', lineIndex: 0, focus: 'card' });
    expect(play(first, step).state.flags.activeId).toBe('b');
    expect(play(first, step, step).state.flags.activeId).toBe('a');
    expect(noticeOf(play(STATE, step).state)).toBe('nothingMore');
  });

  it('comes to what was put off when nothing else is left', () => {
    const later = play(
      flagged,
      { type: 'flag-shown', id: 'a' },
      { type: 'decided', decision: 'later' },
    ).state;
    expect(later.flags.activeId).toBe('b');
    expect(nextInQueue(later).map(({ discrepancy }) => discrepancy.id)).toEqual(['b']);
    const decided = play(later, { type: 'decided', decision: 'not-a-problem' }).state;
    expect(decided.flags.activeId).toBe('a');
  });
});
