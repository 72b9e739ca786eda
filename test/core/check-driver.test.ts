import { describe, expect, it } from 'vitest';
import { makeCheckDriver } from '../../app/core/check-driver';
import {
  sheetChanges,
  textChangeBetween,
  type CheckReply,
  type CheckRequest,
} from '../../app/core/check-messages';
import { NO_AIDS, type CheckAids } from '../../app/core/discrepancy/aids';
import { applyChange } from '../../app/core/discrepancy/apply-change';
import { checkFindings } from '../../app/core/discrepancy/check';
import type { Discrepancy } from '../../app/core/discrepancy/discrepancy';
import { joinSheets } from '../../app/core/document-text';
import { benchCase } from '../bench/flags';

const { transcription, sheetStarts, reference } = benchCase({ words: 600, cer: 0.02, slips: true, seed: 8 });
const SHEETS = sheetStarts.map((start, i) => transcription.slice(start, sheetStarts[i + 1]));

function inputOf(sheets: readonly string[]) {
  let at = 0;
  const starts = sheets.map((sheet) => (at += sheet.length + 1) - sheet.length - 1);
  return {
    transcription: { file: 'f', text: joinSheets(sheets), sheetStarts: starts },
    references: [{ file: 'r', role: 'transcription' as const, text: reference }],
    settings: { strictDiplomatic: false },
  };
}

/** A driver whose clock and quiet moments the test holds in its hand. */
function driven(aids: () => Promise<CheckAids> = () => Promise.resolve(NO_AIDS)) {
  const replies: CheckReply[] = [];
  let quiet: (() => void) | null = null;
  const paused: (() => void)[] = [];
  let now = 0;
  const send = makeCheckDriver({
    reply: (reply) => replies.push(reply),
    nowMs: () => (now += 30),
    pause: () => new Promise((resolve) => paused.push(resolve)),
    whenQuiet: (run) => (quiet = run),
    aids,
  });
  const settle = async (): Promise<void> => {
    for (let idle = 0; idle < 20; idle += 1) {
      await Promise.resolve();
      const next = paused.shift();
      if (next === undefined) continue;
      idle = 0;
      next();
    }
  };
  return { replies, send, settle, paused, beQuiet: () => quiet?.() };
}

const begin = (serial: number, sheets: readonly string[]): CheckRequest => ({
  kind: 'begin',
  ...{ serial, sheets, doubts: sheets.map(() => []), first: 1 },
  input: inputOf([]),
});

/** The flags that a window ends up with when it takes every answer in. */
function heard(replies: readonly CheckReply[]): readonly Discrepancy[] {
  let flags: readonly Discrepancy[] = [];
  for (const reply of replies) {
    if (reply.kind === 'whole') ({ flags } = reply);
    if (reply.kind === 'change')
      for (const step of reply.steps) flags = applyChange(flags, step.flags, step.shift);
    if (reply.kind === 'settled') flags = applyChange(flags, reply.flags, null);
  }
  return flags;
}

describe('the driver of the check', () => {
  it('tells of the sheet in view, then of everything, then of changes', async () => {
    const { replies, send, settle, beQuiet } = driven();
    send(begin(1, SHEETS));
    await settle();
    expect(replies.map(({ kind }) => kind)).toEqual([...replies.slice(1).map(() => 'first'), 'whole']);
    const sheets = SHEETS.map((sheet, i) => (i === 2 ? sheet.replace('и', 'не и') : sheet));
    const change = textChangeBetween(SHEETS[2]!, sheets[2]!);
    send({ kind: 'change', serial: 2, changes: [{ sheet: 2, ...change! }], doubts: [] });
    beQuiet();
    const anew = checkFindings(inputOf(sheets));
    expect(heard(replies)).toEqual(anew.discrepancies);
    expect(replies[replies.length - 1]).toMatchObject({ kind: 'settled', serial: 2, summary: anew.summary });
  });

  it('stops a check when another begins, and keeps changes until it is done', async () => {
    const { replies, send, settle, paused, beQuiet } = driven();
    send(begin(1, SHEETS));
    await Promise.resolve();
    await Promise.resolve();
    expect(paused).toHaveLength(1);
    const other = SHEETS.slice(0, 2);
    send(begin(2, other));
    send({ kind: 'change', serial: 3, changes: [{ sheet: 0, from: 40, to: 41, inserted: '' }], doubts: [] });
    await settle();
    beQuiet();
    expect(replies.every(({ serial }) => serial >= 2)).toBe(true);
    const now = [other[0]!.slice(0, 40) + other[0]!.slice(41), other[1]!];
    expect(heard(replies)).toEqual(checkFindings(inputOf(now)).discrepancies);
  });

  it('reads everything anew where an edit changes what repeats from sheet to sheet', async () => {
    const head = (n: number) => `Дневник экспедиции, тетрадь ${n}\n`;
    const sheets = [1, 2, 3, 4].map((n) => head(n) + SHEETS[n - 1]!);
    const { replies, send, settle } = driven();
    send(begin(1, sheets));
    await settle();
    const removed = { from: 0, to: head(1).length, inserted: '' };
    send({
      kind: 'change',
      serial: 2,
      changes: [
        { sheet: 0, ...removed },
        { sheet: 1, ...removed },
      ],
      doubts: [],
    });
    expect(replies[replies.length - 1]).toMatchObject({ kind: 'whole', serial: 2 });
    const now = sheets.map((sheet, i) => (i < 2 ? sheet.slice(head(1).length) : sheet));
    expect(heard(replies)).toEqual(checkFindings(inputOf(now)).discrepancies);
  });
});

describe('a check that throws', () => {
  const kinds = (replies: readonly CheckReply[]) => replies.map(({ kind, serial }) => `${kind} ${serial}`);
  const insertion = (serial: number): CheckRequest => {
    return { kind: 'change', serial, changes: [{ sheet: 0, from: 0, to: 0, inserted: 'я ' }], doubts: [] };
  };
  const whole = () => checkFindings(inputOf([`я ${SHEETS[0]!}`, ...SHEETS.slice(1)])).discrepancies;

  it('is answered with a failure, and the next change begins it anew', async () => {
    let tries = 0;
    const { replies, send, settle } = driven(() =>
      (tries += 1) === 1 ? Promise.reject(new Error('no aids')) : Promise.resolve(NO_AIDS),
    );
    send(begin(1, SHEETS));
    await settle();
    expect(kinds(replies)).toEqual(['failed 1']);
    send(insertion(2));
    await settle();
    expect(kinds(replies).at(-1)).toBe('whole 2');
    expect(heard(replies)).toEqual(whole());
  });

  it('begins anew at once where something was typed meanwhile', async () => {
    let tries = 0;
    const { replies, send, settle } = driven(() =>
      (tries += 1) === 1 ? Promise.reject(new Error('no aids')) : Promise.resolve(NO_AIDS),
    );
    send(begin(1, SHEETS));
    send(insertion(2));
    await settle();
    expect(kinds(replies).filter((kind) => !kind.startsWith('first'))).toEqual(['failed 1', 'whole 2']);
    expect(heard(replies)).toEqual(whole());
  });

  it('answers every request where it throws again and again', async () => {
    const { replies, send, settle } = driven(() => Promise.reject(new Error('no aids')));
    send(begin(1, SHEETS));
    await settle();
    for (const serial of [2, 3]) {
      send(insertion(serial));
      await settle();
    }
    expect(kinds(replies)).toEqual(['failed 1', 'failed 2', 'failed 3']);
  });
});

describe('changes of sheets', () => {
  const sheet = (pageId: string, text: string) => ({ pageId, text, lines: [] });

  it('are as small as they can be, and none where pages came or went', () => {
    expect(textChangeBetween('один два', 'один, два')).toEqual({ from: 4, to: 4, inserted: ',' });
    expect(textChangeBetween('аа', 'ааа')).toEqual({ from: 2, to: 2, inserted: 'а' });
    const before = [sheet('1', 'один'), sheet('2', 'два')];
    expect(sheetChanges(before, [before[0]!, sheet('2', 'двa')])).toEqual([
      { sheet: 1, from: 2, to: 3, inserted: 'a' },
    ]);
    expect(sheetChanges(before, [before[0]!])).toBeNull();
    expect(sheetChanges(before, [before[1]!, before[0]!])).toBeNull();
  });
});
