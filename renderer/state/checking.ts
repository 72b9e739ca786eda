import { joinPages, toLineSpans, type DocumentText } from '../../app/core/document-text';
import { inkOf } from '../../app/core/ink';
import type { Page } from '../../app/core/transcription';
import type { Checked } from '../../app/core/discrepancy/check';
import type { CheckInput } from '../../app/core/discrepancy/evidence';
import { joinReadings } from '../../app/core/discrepancy/witnesses';
import CheckWorker from './check-worker?worker';
import { getState, setState, type Located } from './store';

/** Short enough to feel immediate, long enough not to check every letter of a fast typist. */
const CHECK_AFTER_MS = 120;

export type CheckRequest = { readonly serial: number; readonly input: CheckInput };
export type CheckReply = { readonly serial: number; readonly checked: Checked };

type Asked = { readonly serial: number; readonly document: DocumentText; readonly pages: readonly Page[] };

let worker: Worker | null = null;
let timer: ReturnType<typeof setTimeout> | null = null;
let serial = 0;
let asked: Asked | null = null;

/** Checks the whole document anew soon; requests that follow each other closely become one. */
export function requestCheck(): void {
  if (timer !== null) clearTimeout(timer);
  setState({ isChecking: true });
  timer = setTimeout(check, CHECK_AFTER_MS);
}

function check(): void {
  timer = null;
  const { view, pages, references } = getState();
  if (view === null) return setState({ isChecking: false });
  const ordered = view.project.pages.flatMap(({ id }) => pages[id]?.page ?? []);
  const document = joinPages(ordered);
  serial += 1;
  asked = { serial, document, pages: ordered };
  const input: CheckInput = {
    transcription: {
      file: view.project.title,
      text: document.text,
      sheetStarts: document.sheetStarts,
      archival: view.project.archival,
    },
    references: view.project.references.map(({ role, label }, i) => ({
      ...{ role, file: label },
      text: references[i] ?? '',
    })),
    settings: { strictDiplomatic: false },
    readings: joinReadings(view.project.pages.map(({ id }) => pages[id]?.readings ?? [])),
  };
  runningWorker().postMessage({ serial, input } satisfies CheckRequest);
}

function runningWorker(): Worker {
  if (worker !== null) return worker;
  worker = new CheckWorker();
  worker.onmessage = ({ data }: MessageEvent<CheckReply>) => show(data);
  return worker;
}

/** An answer to an older question is out of date: a newer one is under way. */
function show({ serial: answered, checked }: CheckReply): void {
  if (asked === null || asked.serial !== answered) return;
  const { document, pages } = asked;
  const hasText = pages.length > 0;
  const located: Located[] = (hasText ? checked.discrepancies : []).map((discrepancy) => ({
    discrepancy,
    parts: toLineSpans(document, discrepancy),
    ink: inkOf(document, pages, discrepancy),
  }));
  setState({
    ...{ located, isChecking: timer !== null },
    summary: hasText ? checked.summary : null,
    activeId: sameAgain(located),
  });
}

/** Farther than this, the same words are another place. */
const NEAR_CHARS = 200;

/** The active Discrepancy in the new list. A correction beside it changes its context and so its id. */
function sameAgain(located: readonly Located[]): string | null {
  const { activeId, located: before } = getState();
  if (activeId === null || located.some(({ discrepancy }) => discrepancy.id === activeId)) return activeId;
  const old = before.find(({ discrepancy }) => discrepancy.id === activeId)?.discrepancy;
  if (old === undefined) return null;
  const distance = (one: Located) => Math.abs(one.discrepancy.from - old.from);
  const alike = located
    .filter(({ discrepancy }) => discrepancy.kind === old.kind && discrepancy.text === old.text)
    .sort((a, b) => distance(a) - distance(b))[0];
  return alike !== undefined && distance(alike) < NEAR_CHARS ? alike.discrepancy.id : null;
}
