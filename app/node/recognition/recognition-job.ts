import type { SheetGeometry } from '../../core/base/geometry';
import { noticeOf, type SheetNotice } from '../../core/recognise/notice';
import { ok, type Failure, type Result } from '../../core/base/result';
import type { ProjectStore } from '../project/project-store';
import { keepRecognised } from './recognise-page';
import type { PageCodec } from '../history/revision-files';
import type { Seats } from './seats';
import type { ScanShelf } from '../scans/scan-shelf';

export type PageFailure = Failure & { readonly pageId: string };

/** What there is to know of a page that was read: what of it is not in its text. */
export type PageNotice = { readonly pageId: string; readonly notice: SheetNotice };

/** How far a recognition Job has come; `pageProgress` is the share of the pages in hand, 0–1. */
export type RecognitionState = {
  readonly state: 'running' | 'paused' | 'done' | 'cancelled' | 'failed';
  readonly pagesDone: number;
  readonly pagesTotal: number;
  readonly pageId: string | null;
  readonly pageProgress: number;
  /** About how long the rest will take, from the pages done so far; null before the first. */
  readonly leftMs: number | null;
  readonly failures: readonly PageFailure[];
  readonly notices: readonly PageNotice[];
};

export type RecognitionOptions = {
  readonly store: ProjectStore;
  readonly codec: PageCodec;
  readonly shelf: ScanShelf;
  /** In the order to be done: the visible page first. */
  readonly pageIds: readonly string[];
  /** How many pages at once; one per core, less one for the person. */
  readonly atOnce: number;
  /** Where several Jobs share the computer: each page waits for a place. */
  readonly seats?: Seats;
  /** Passes a page; 1 unless said. */
  readonly readings?: number;
  readonly signal: AbortSignal;
  readonly nowUtc: () => string;
  readonly onState: (state: RecognitionState) => void;
  /** Told of each page that was read and kept, with what of it did not come through. */
  readonly onPage: (pageId: string) => void;
  /** Told after each page which are still to be done, those in hand among them. */
  readonly onLeft?: (pageIds: readonly string[]) => Promise<void>;
};

/** A Job that runs. */
export type RecognitionJob = {
  readonly end: Promise<RecognitionState>;
  /** The page goes before all others that still wait. */
  readonly prioritise: (pageId: string) => void;
  /** Pages in hand are finished; no new one is begun until it goes on. */
  readonly setPaused: (isPaused: boolean) => void;
};

/** Recognises pages and waits for the last one. */
export async function runRecognition(options: RecognitionOptions): Promise<RecognitionState> {
  return await startRecognition(options).end;
}

/**
 * Recognises pages and keeps each as soon as it is read, so that a cancelled Job loses no finished page. A page that
 * fails is named in the state, and the others go on.
 */
export function startRecognition(options: RecognitionOptions): RecognitionJob {
  const { pageIds, signal } = options;
  const waiting = [...pageIds];
  const shares = new Map<string, number>();
  const failures: PageFailure[] = [];
  const notices: PageNotice[] = [];
  const pageMs: number[] = [];
  const gate = makeGate(signal);
  let pagesDone = 0;
  let pageId: string | null = null;

  const stateOf = (state: RecognitionState['state']): RecognitionState => ({
    ...{ state, pagesDone, pagesTotal: pageIds.length, pageId },
    ...{ failures: [...failures], notices: [...notices] },
    pageProgress: mean([...shares.values()]) ?? 0,
    leftMs: timeLeft(pageMs, pageIds.length - pagesDone, [...shares.values()], options.atOnce),
  });
  const tell = () => options.onState(stateOf(gate.isOpen() ? 'running' : 'paused'));
  // Waiting for a place counts: that is how long the pages to come take as well.
  const doPage = async (own: string, startedMs: number) => {
    pageId = own;
    shares.set(own, 0);
    tell();
    const done = await recogniseOne(options, own, (share) => {
      shares.set(own, share);
      tell();
    });
    shares.delete(own);
    if (signal.aborted) return;
    pageMs.push(Date.parse(options.nowUtc()) - startedMs);
    if (!done.ok) failures.push({ pageId: own, ...done.error });
    else if (done.value !== null) notices.push({ pageId: own, notice: done.value });
    pagesDone += 1;
    await options.onLeft?.([...shares.keys(), ...waiting]);
    tell();
  };
  const lane = async () => {
    while (waiting.length > 0 && !signal.aborted) {
      await gate.untilOpen();
      const startedMs = Date.parse(options.nowUtc());
      const leave = await takeSeat(options);
      // Somebody may have paused it meanwhile.
      const next = leave === null || signal.aborted || !gate.isOpen() ? undefined : waiting.shift();
      try {
        if (next !== undefined) await doPage(next, startedMs);
      } finally {
        leave?.();
      }
    }
  };
  const run = async () => {
    await options.onLeft?.([...waiting]);
    await Promise.all(Array.from({ length: Math.max(1, options.atOnce) }, lane));
    const end = stateOf(signal.aborted ? 'cancelled' : failures.length > 0 ? 'failed' : 'done');
    options.onState(end);
    return end;
  };
  return {
    end: run(),
    prioritise: (wanted) => {
      const at = waiting.indexOf(wanted);
      if (at > 0) waiting.unshift(...waiting.splice(at, 1));
    },
    setPaused: (isPaused) => {
      gate.setOpen(!isPaused);
      tell();
    },
  };
}

async function takeSeat({ seats, signal }: RecognitionOptions): Promise<(() => void) | null> {
  return seats === undefined ? () => undefined : await seats.take(signal, signal);
}

/** Open at first; once closed, `untilOpen` waits for it to be opened, or for `signal`. */
function makeGate(signal: AbortSignal) {
  let isOpen = true;
  let waiting: (() => void)[] = [];
  const release = () => {
    for (const go of waiting) go();
    waiting = [];
  };
  signal.addEventListener('abort', release);
  return {
    isOpen: () => isOpen,
    setOpen: (open: boolean) => {
      isOpen = open;
      if (open) release();
    },
    untilOpen: async (): Promise<void> => {
      while (!isOpen && !signal.aborted) await new Promise<void>((go) => waiting.push(go));
    },
  };
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function timeLeft(
  pageMs: readonly number[],
  pagesLeft: number,
  shares: readonly number[],
  atOnce: number,
): number | null {
  const usualMs = mean(pageMs);
  if (usualMs === null) return null;
  const whole = pagesLeft - shares.reduce((sum, share) => sum + share, 0);
  return Math.max(0, Math.round((usualMs * whole) / Math.max(1, Math.min(atOnce, pagesLeft))));
}

/** How a person says that the sheet lies, or the recognition before found; of a sheet without text its document says it. */
export async function knownGeometry(store: ProjectStore, pageId: string): Promise<SheetGeometry> {
  const current = await store.readPage(pageId);
  const told = current.ok ? current.value.revision?.page.geometry : undefined;
  return told ?? store.project().pages.find(({ id }) => id === pageId)?.geometry ?? {};
}

async function recogniseOne(
  options: RecognitionOptions,
  pageId: string,
  onProgress: (share: number) => void,
): Promise<Result<SheetNotice | null>> {
  const { shelf, store, codec, signal } = options;
  const readings = options.readings ?? 1;
  // Pages that people finish meanwhile have their say in the votes on the pages after them.
  const voting = readings > 1 ? { readings, knots: (await store.knots()).vote } : { readings };
  const geometry = await knownGeometry(store, pageId);
  const read = await shelf.recognisePage(pageId, { onProgress, signal, geometry, ...voting });
  if (!read.ok) return read;
  const kept = await keepRecognised(store, codec, pageId, read.value, options.nowUtc(), geometry);
  if (!kept.ok) return kept;
  options.onPage(pageId);
  return ok(noticeOf(read.value));
}
