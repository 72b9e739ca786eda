import { isAbout, nthOnLine, nthStart, type DecidedPlace } from '../../discrepancy/flags/decided';
import { oneLine } from '../../discrepancy/evidence/describe';
import type { Page } from '../../page/transcription';
import type { LineSpan } from '../../check/document-text';
import { madeOnce } from '../state/memo';
import type { CheckedPages, Located } from '../state/places';
import type { VerdictEntry } from '../state/project-view';

/** The place of a Discrepancy as a decision keeps it; `after` is what stands there from then on. */
export function decidedPlace(
  { discrepancy, parts }: Located,
  page: Page | null,
  after?: string,
): DecidedPlace | null {
  const [part] = parts;
  const line = part === undefined ? undefined : page?.lines[part.lineIndex];
  if (part === undefined || line === undefined) return null;
  const { kind, reference } = discrepancy;
  const text = oneLine(discrepancy.text);
  // On a Line of its own a broken word has only its head.
  const here = parts.length === 1 ? text : line.text.slice(part.from, part.to);
  return {
    ...{ kind, pageId: part.pageId, lineId: line.id, nth: nthOnLine(line.text, here, part.from) },
    text: cut(text),
    ...(after === undefined || after === text ? {} : { after: cut(after) }),
    ...(reference === null
      ? {}
      : {
          reference: {
            ...{ from: reference.from, to: reference.to, file: reference.file },
            text: cut(oneLine(reference.text)),
          },
        }),
  };
}

/** A lost sheet is not written into every log entry about it. */
const LONGEST = 600;

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

type Verdicts = Readonly<Record<string, VerdictEntry>>;

/** Standing decisions that know their place, by page. */
const placesOf = madeOnce(
  (verdicts: Verdicts): ReadonlyMap<string, readonly (readonly [string, VerdictEntry])[]> => {
    const byPage = new Map<string, (readonly [string, VerdictEntry])[]>();
    for (const [id, entry] of Object.entries(verdicts)) {
      if (entry.about === undefined) continue;
      const known = byPage.get(entry.about.pageId) ?? [];
      known.push([id, entry]);
      byPage.set(entry.about.pageId, known);
    }
    return byPage;
  },
);

/** The id of the decision that was made about a flag's very words under another id, or null. */
export function decisionAbout(
  verdicts: Verdicts,
  { discrepancy, parts }: Located,
  { pages }: CheckedPages,
): string | null {
  const [part] = parts;
  const decided = part === undefined ? undefined : placesOf(verdicts).get(part.pageId);
  if (part === undefined || decided === undefined) return null;
  const line = pageById(pages).get(part.pageId)?.lines[part.lineIndex];
  if (line === undefined) return null;
  const flag = {
    ...{ kind: discrepancy.kind, pageId: part.pageId, lineId: line.id, lineText: line.text },
    ...{ from: part.from, to: part.to, text: oneLine(discrepancy.text), reference: discrepancy.reference },
  };
  return decided.find(([, { about }]) => about !== undefined && isAbout(about, flag))?.[0] ?? null;
}

/** Where the words of a decision stand on a page now; null where they do not. */
export function placeOfDecision(page: Page, about: DecidedPlace): LineSpan | null {
  const lineIndex = page.lines.findIndex(({ id }) => id === about.lineId);
  const line = page.lines[lineIndex];
  if (line === undefined) return null;
  const text = about.after ?? about.text;
  const from = nthStart(line.text, text, about.nth);
  return from < 0 ? null : { pageId: page.id, lineIndex, from, to: from + text.length };
}

const pageById = madeOnce(
  (pages: readonly Page[]): ReadonlyMap<string, Page> => new Map(pages.map((page) => [page.id, page])),
);
