import type { CheckReply, CheckRequest, SheetChange } from './check-messages';
import { beginCheck } from '../discrepancy/check';
import type { Check, TextChange } from '../discrepancy/check';
import type { CheckAids, Doubt } from '../discrepancy/evidence/aids';
import type { CheckInput } from '../discrepancy/evidence/evidence';
import { joinSheets } from './document-text';

/** What the driver needs of the place where it runs. */
export type DriverPlace = {
  readonly reply: (reply: CheckReply) => void;
  /** Milliseconds of a clock that only goes on. */
  readonly nowMs: () => number;
  /** Lets what has come in meanwhile have its turn. */
  readonly pause: () => Promise<void>;
  /** Calls back after a quiet moment; a second call takes the first back. */
  readonly whenQuiet: (run: () => void) => void;
  readonly aids: () => Promise<CheckAids>;
  /** Hears what threw, for a log. */
  readonly onFault?: (where: string, error: unknown) => void;
};

/** A step may take so long before a new request is taken up. */
const SLICE_MS = 24;

type Beginning = Extract<CheckRequest, { kind: 'begin' }>;
type Change = Extract<CheckRequest, { kind: 'change' }>;

/**
 * Runs the check of one window: a new beginning stops one that is under way; changes wait until it is done, and what
 * looks at the whole document waits for a quiet moment. Where the check throws, it is begun anew from the texts as they
 * are then; where that throws as well, the answer is `failed`, and the next change tries again.
 */
export function makeCheckDriver(place: DriverPlace): (request: CheckRequest) => void {
  let newest = 0;
  let waiting: Change[] = [];
  let running: Running | null = null;
  let broken: Beginning | null = null;
  const begin = async (request: Beginning): Promise<void> => {
    newest = request.serial;
    running = null;
    broken = null;
    waiting = [];
    const isStale = () => newest !== request.serial;
    try {
      const started = await driveToEnd(place, request, isStale);
      if (started === null || isStale()) return;
      running = started;
    } catch (error) {
      if (isStale()) return;
      return giveUp(request, error);
    }
    for (const change of waiting.splice(0)) take(change);
  };
  const giveUp = (request: Beginning, error: unknown): void => {
    place.onFault?.('check', error);
    place.reply({ kind: 'failed', serial: request.serial });
    broken = request;
    // Perhaps what was typed meanwhile has mended the text that breaks it.
    const changes = waiting.splice(0);
    if (changes.length > 0) void begin(changes.reduce(withChange, request));
  };
  const take = (change: Change): void => {
    const current = running;
    if (current === null) return void waiting.push(change);
    const before = beginningOf(current, change.serial);
    const startOver = (from: Beginning, error: unknown): void => {
      place.onFault?.('check', error);
      if (running === current) void begin(from);
    };
    try {
      if (!takeChange(place, current, change)) return;
    } catch (error) {
      return startOver(withChange(before, change), error);
    }
    place.whenQuiet(() => {
      if (running !== current) return;
      try {
        settle(place, current, change.serial);
      } catch (error) {
        startOver(beginningOf(current, change.serial), error);
      }
    });
  };
  return (request) => {
    if (request.kind === 'begin') void begin(request);
    else if (broken !== null) void begin(withChange(broken, request));
    else take(request);
  };
}

/** What begins the check anew of the texts as they are now. */
function beginningOf({ input, sheets, doubts }: Running, serial: number): Beginning {
  return { kind: 'begin', serial, sheets: [...sheets], input, doubts: [...doubts], first: 0 };
}

function withChange(before: Beginning, { serial, changes, doubts }: Change): Beginning {
  const sheets = [...before.sheets];
  for (const change of changes) sheets[change.sheet] = changed(sheets[change.sheet] ?? '', change);
  const doubted = [...before.doubts];
  for (const { sheet, doubts: now } of doubts) doubted[sheet] = now;
  return { ...before, serial, sheets, doubts: doubted };
}

type Running = {
  check: Check;
  readonly input: CheckInput;
  readonly aids: CheckAids;
  readonly sheets: string[];
  readonly doubts: (readonly Doubt[])[];
};

async function driveToEnd(
  place: DriverPlace,
  request: Beginning,
  isStale: () => boolean,
): Promise<Running | null> {
  const aids = await place.aids();
  const sheets = [...request.sheets];
  const input = inputOf(request.input, sheets);
  const firstAt = startsOf(sheets)[request.first] ?? 0;
  const steps = beginCheck(input, firstAt, aids);
  let since = place.nowMs();
  for (;;) {
    if (isStale()) return null;
    const step = steps.next();
    if (step.done === true) {
      const running = { check: step.value, input, aids, sheets, doubts: [...request.doubts] };
      running.check.settle(allDoubts(running));
      const { discrepancies, summary } = running.check.checked();
      place.reply({ kind: 'whole', serial: request.serial, flags: discrepancies, summary });
      return running;
    }
    if (step.value !== undefined)
      place.reply({ kind: 'first', serial: request.serial, flags: step.value.added });
    if (place.nowMs() - since < SLICE_MS) continue;
    await place.pause();
    since = place.nowMs();
  }
}

function inputOf(input: Omit<CheckInput, 'doubts'>, sheets: readonly string[]): CheckInput {
  const transcription = { ...input.transcription, text: joinSheets(sheets), sheetStarts: startsOf(sheets) };
  return { ...input, transcription };
}

function startsOf(sheets: readonly string[]): readonly number[] {
  let at = 0;
  return sheets.map((sheet) => {
    const start = at;
    at += sheet.length + 1;
    return start;
  });
}

function allDoubts({ sheets, doubts }: Running): readonly Doubt[] {
  const starts = startsOf(sheets);
  return doubts.flatMap((bySheet, i) =>
    bySheet.map((one) => ({ ...one, from: one.from + (starts[i] ?? 0), to: one.to + (starts[i] ?? 0) })),
  );
}

/** Answers whether what looks at the whole document is still to be done. */
function takeChange(place: DriverPlace, running: Running, { serial, changes, doubts }: Change): boolean {
  for (const { sheet, doubts: now } of doubts) running.doubts[sheet] = now;
  const steps = [];
  for (const change of changes) {
    const text = textChange(running.sheets, change);
    const done = running.check.change(text);
    // An edit that changes what repeats from sheet to sheet, for one: everything is read anew.
    if (done === null) {
      beginAnew(place, running, serial, changes.slice(steps.length));
      return false;
    }
    steps.push(done);
    running.sheets[change.sheet] = changed(running.sheets[change.sheet] ?? '', change);
  }
  place.reply({ kind: 'change', serial, steps });
  return true;
}

function settle(place: DriverPlace, running: Running, serial: number): void {
  const flags = running.check.settle(allDoubts(running));
  place.reply({ kind: 'settled', serial, flags, summary: running.check.summary() });
}

function textChange(sheets: readonly string[], { sheet, from, to, inserted }: SheetChange): TextChange {
  const start = startsOf(sheets)[sheet] ?? 0;
  return { from: start + from, to: start + to, inserted };
}

function changed(text: string, { from, to, inserted }: SheetChange): string {
  return text.slice(0, from) + inserted + text.slice(to);
}

function beginAnew(
  place: DriverPlace,
  running: Running,
  serial: number,
  changes: readonly SheetChange[],
): void {
  for (const change of changes)
    running.sheets[change.sheet] = changed(running.sheets[change.sheet] ?? '', change);
  const steps = beginCheck(inputOf(running.input, running.sheets), 0, running.aids);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done !== true) continue;
    running.check = step.value;
    break;
  }
  running.check.settle(allDoubts(running));
  const { discrepancies, summary } = running.check.checked();
  place.reply({ kind: 'whole', serial, flags: discrepancies, summary });
}
