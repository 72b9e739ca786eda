import { isGivenText } from '../../check/ink-reading';
import type { InkReading } from '../../given/ink-reading';
import { holdOf, type LineHold } from '../../given/line-hold';
import type { Line, Page } from '../../page/transcription';
import { madeOnce } from '../state/memo';
import { docIn } from '../state/page-docs';
import type { ReviewState } from '../state/state';

type Known = { readonly ink: InkReading; readonly hold: LineHold | null };
const known = new WeakMap<Line, Known>();
const isGiven = madeOnce((page: Page) => isGivenText(page));

/** The Lines of the page in view that hardly hold to the scan, by their index; none where the text is a machine's. */
export function lineHolds({ place, text }: ReviewState): ReadonlyMap<number, LineHold> {
  const doc = place.pageId === null ? undefined : docIn(text.pages, place.pageId);
  const ink = doc?.ink ?? null;
  if (doc?.page == null || ink === null || !isGiven(doc.page)) return NONE;
  return new Map(
    doc.page.lines.flatMap((line, index) => {
      const hold = holdKnown(line, ink);
      return hold === null ? [] : [[index, hold] as const];
    }),
  );
}

/** How the Line of the caret holds to the scan, where it hardly does. */
export function holdAtCaret(state: ReviewState): LineHold | null {
  return lineHolds(state).get(state.place.caret?.lineIndex ?? 0) ?? null;
}

const NONE: ReadonlyMap<number, LineHold> = new Map();

function holdKnown(line: Line, ink: InkReading): LineHold | null {
  const before = known.get(line);
  if (before?.ink === ink) return before.hold;
  const hold = holdOf(line, ink);
  known.set(line, { ink, hold });
  return hold;
}
