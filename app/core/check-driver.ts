import type { CheckReply, CheckRequest, SheetChange } from './check-messages';
import { beginCheck } from './discrepancy/check';
import type { Check, TextChange } from './discrepancy/check';
import type { CheckAids, Doubt } from './discrepancy/aids';
import type { CheckInput } from './discrepancy/evidence';
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
};

/** A step may take so long before whoever asks something new is heard. */
const SLICE_MS = 24;

/**
 * Runs the check of one window: a new beginning stops one that is under way; changes wait until it is done, and what
 * looks at the whole document waits for a quiet moment.
 */
export function makeCheckDriver(place: DriverPlace): (request: CheckRequest) => void {
  let newest = 0;
  let waiting: Extract<CheckRequest, { kind: 'change' }>[] = [];
  let running: Running | null = null;
  const begin = async (request: Extract<CheckRequest, { kind: 'begin' }>): Promise<void> => {
    newest = request.serial;
    running = null;
    waiting = [];
    const started = await driveToEnd(place, request, () => newest !== request.serial);
    if (started === null) return;
    running = started;
    for (const change of waiting.splice(0)) takeChange(place, started, change);
  };
  return (request) => {
    if (request.kind === 'begin') void begin(request);
    else if (running === null) waiting.push(request);
    else takeChange(place, running, request);
  };
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
  request: Extract<CheckRequest, { kind: 'begin' }>,
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

function takeChange(
  place: DriverPlace,
  running: Running,
  { serial, changes, doubts }: Extract<CheckRequest, { kind: 'change' }>,
): void {
  for (const { sheet, doubts: now } of doubts) running.doubts[sheet] = now;
  const steps = [];
  for (const change of changes) {
    const text = textChange(running.sheets, change);
    const done = running.check.change(text);
    // An edit that changes what repeats from sheet to sheet, for one: everything is read anew.
    if (done === null) return beginAnew(place, running, serial, changes.slice(steps.length));
    steps.push(done);
    running.sheets[change.sheet] = changed(running.sheets[change.sheet] ?? '', change);
  }
  place.reply({ kind: 'change', serial, steps });
  place.whenQuiet(() => {
    const flags = running.check.settle(allDoubts(running));
    place.reply({ kind: 'settled', serial, flags, summary: running.check.summary() });
  });
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
