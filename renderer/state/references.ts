import type { TakenLines } from '../../app/core/project-reference';
import type { PageInContext } from '../../app/core/reference/lay-beside';
import { blockAround } from '../../app/core/reference/rows';
import { doStep } from './editing';
import type { ReferenceReply, ReferenceRequest } from './reference-worker';
import ReferenceWorker from './reference-worker?worker';
import { getState, say, setState } from './store';

/** As long as the check waits: the two follow typing together. */
const LAY_AFTER_MS = 120;
let worker: Worker | null = null;
let sent: readonly string[] | null = null;
let timer: ReturnType<typeof setTimeout> | null = null;
let serial = 0;
const waiting = new Map<number, (reply: ReferenceReply) => void>();

function ask(request: ReferenceRequest & { readonly serial: number }): Promise<ReferenceReply> {
  worker ??= startWorker();
  const { references } = getState();
  if (sent !== references) {
    worker.postMessage({ kind: 'references', texts: references } satisfies ReferenceRequest);
    sent = references;
  }
  const answered = new Promise<ReferenceReply>((resolve) => waiting.set(request.serial, resolve));
  worker.postMessage(request);
  return answered;
}

function startWorker(): Worker {
  const started = new ReferenceWorker();
  started.onmessage = ({ data }: MessageEvent<ReferenceReply>) => {
    waiting.get(data.serial)?.(data);
    waiting.delete(data.serial);
  };
  return started;
}

/** The page in view with its neighbours, or null where it has no text. */
function contextOf(): PageInContext | null {
  const { view, pages, pageId } = getState();
  const ids = view?.project.pages.map(({ id }) => id) ?? [];
  const at = ids.indexOf(pageId ?? '');
  const pageAt = (index: number) => pages[ids[index] ?? '']?.page ?? null;
  const page = pageAt(at);
  return page === null ? null : { before: pageAt(at - 1), page, after: pageAt(at + 1) };
}

/** The published texts of the project, by index; a translation has other words and is never taken. */
export function transcriptionIndexes(): readonly number[] {
  const references = getState().view?.project.references ?? [];
  return references.flatMap(({ role }, index) => (role === 'transcription' ? [index] : []));
}

/** Those that stand beside the page: what the person chose, else the first two. */
export function shownIndexes(): readonly number[] {
  const all = transcriptionIndexes();
  const chosen = getState().viewSettings.referencesShown.filter((index) => all.includes(index));
  return chosen.length > 0 ? chosen : all.slice(0, 2);
}

/** Lays the page in view beside the references soon; requests that follow each other closely become one. */
export function requestLayout(): void {
  if (timer !== null) clearTimeout(timer);
  timer = setTimeout(() => void layBeside(), LAY_AFTER_MS);
}

/** Lays the page in view beside the references at once; answers whether there was something to lay. */
export async function layNow(): Promise<boolean> {
  if (timer !== null) clearTimeout(timer);
  await layBeside();
  return getState().beside !== null;
}

async function layBeside(): Promise<void> {
  timer = null;
  const context = contextOf();
  const indexes = shownIndexes();
  if (context === null || indexes.length === 0) return setState({ beside: null });
  serial += 1;
  const mine = serial;
  const reply = await ask({ kind: 'layouts', serial: mine, context, indexes });
  const isNewest = getState().pages[context.page.id]?.page === context.page;
  if (reply.kind === 'layouts' && isNewest && context.page.id === getState().pageId) {
    setState({ beside: { page: context.page, indexes, layouts: reply.layouts } });
  }
}

/** The reference that text is taken from: the one pointed at last, else the first that is shown. */
export function takenFrom(): number | null {
  const shown = shownIndexes();
  const { takenFrom: chosen } = getState();
  return chosen !== null && shown.includes(chosen) ? chosen : (shown[0] ?? null);
}

/** Takes Lines of the page in view from a reference, as one step to undo. */
export async function takeLines(taken: TakenLines): Promise<void> {
  const context = contextOf();
  const index = takenFrom();
  if (context === null || index === null) return say('noReferenceText');
  serial += 1;
  const reply = await ask({ kind: 'take', serial, context, index, taken });
  if (reply.kind !== 'take') return;
  // What was typed meanwhile stays: the Edit was made for another text.
  if (getState().pages[context.page.id]?.page !== context.page) return say('takeAgain');
  if (reply.edit === null) return say('nothingToTake');
  doStep({ edits: [reply.edit], verdicts: [], group: null, atMs: Date.now() });
}

/** The Line of the caret, or the block of lines around it that differ from the reference. */
export async function takeAtCaret(what: 'line' | 'block'): Promise<void> {
  const { caret } = getState();
  if (caret === null) return;
  const { lineIndex } = caret;
  if (what === 'line') return takeLines({ from: lineIndex, to: lineIndex + 1, emptiesUnknown: false });
  if (!(await layNow())) return say('noReferenceText');
  const { beside } = getState();
  const layout = beside?.layouts[beside.indexes.indexOf(takenFrom() ?? -1)];
  const range = blockAround(layout?.rows ?? [], lineIndex);
  return takeLines({ ...range, emptiesUnknown: false });
}
