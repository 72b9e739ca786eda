import type { ProjectStore } from './project-store';
import { keepRecognised } from './recognise-page';
import type { PageCodec } from './revision-files';
import type { ScanShelf } from './scan-shelf';

export type PageFailure = { readonly pageId: string; readonly code: string; readonly message: string };

/** How far a recognition Job has come; `pageProgress` is the share of the pages in hand, 0–1. */
export type RecognitionState = {
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  readonly pagesDone: number;
  readonly pagesTotal: number;
  readonly pageId: string | null;
  readonly pageProgress: number;
  readonly failures: readonly PageFailure[];
};

export type RecognitionOptions = {
  readonly store: ProjectStore;
  readonly codec: PageCodec;
  readonly shelf: ScanShelf;
  /** In the order to be done: the visible page first. */
  readonly pageIds: readonly string[];
  /** How many pages at once; one per core, less one for the person. */
  readonly atOnce: number;
  /** Passes a page; 1 unless said. */
  readonly readings?: number;
  readonly signal: AbortSignal;
  readonly nowUtc: () => string;
  readonly onState: (state: RecognitionState) => void;
  readonly onPage: (pageId: string) => void;
};

/** Recognises pages and keeps each as soon as it is read, so that a cancelled Job loses no finished page. */
export async function runRecognition(options: RecognitionOptions): Promise<RecognitionState> {
  const { pageIds, signal, onState } = options;
  const waiting = [...pageIds];
  const shares = new Map<string, number>();
  const failures: PageFailure[] = [];
  let pagesDone = 0;
  let pageId: string | null = null;

  const stateOf = (state: RecognitionState['state']): RecognitionState => {
    const inHand = [...shares.values()];
    const pageProgress =
      inHand.length === 0 ? 0 : inHand.reduce((sum, share) => sum + share, 0) / inHand.length;
    return { state, pagesDone, pagesTotal: pageIds.length, pageId, pageProgress, failures: [...failures] };
  };
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined && !signal.aborted; next = waiting.shift()) {
      const own = next;
      pageId = own;
      shares.set(own, 0);
      onState(stateOf('running'));
      const failure = await recogniseOne(options, own, (share) => {
        shares.set(own, share);
        onState(stateOf('running'));
      });
      shares.delete(own);
      if (signal.aborted) return;
      if (failure !== null) failures.push(failure);
      pagesDone += 1;
      onState(stateOf('running'));
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, options.atOnce) }, lane));
  const end = stateOf(signal.aborted ? 'cancelled' : failures.length > 0 ? 'failed' : 'done');
  onState(end);
  return end;
}

async function recogniseOne(
  options: RecognitionOptions,
  pageId: string,
  onProgress: (share: number) => void,
): Promise<PageFailure | null> {
  const { shelf, store, codec, signal } = options;
  const read = await shelf.recognisePage(pageId, { onProgress, signal, readings: options.readings ?? 1 });
  if (!read.ok) return { pageId, ...read.error };
  const kept = await keepRecognised(store, codec, pageId, read.value, options.nowUtc());
  if (!kept.ok) return { pageId, ...kept.error };
  options.onPage(pageId);
  return null;
}
