import * as v from 'valibot';
import type { ProjectView } from '../core/session/state/project-view';
import { geometry, handle, hash, offset, pageId, shortText } from '../ipc-shapes';
import type { MovedDecision } from '../core/edit/divided-decisions';
import { decidedPlace } from './knowledge';
import { carries, verb } from './verb';

const name = v.pipe(v.string(), v.maxLength(200));
const share = v.pipe(v.number(), v.minValue(0.02), v.maxValue(0.98));
const place = v.strictObject({
  id: pageId,
  name: v.exactOptional(name),
  isBlank: v.exactOptional(v.boolean()),
  geometry: v.exactOptional(geometry),
  scanSha256: v.exactOptional(hash),
  scanIndex: v.exactOptional(offset),
});
const scan = v.strictObject({
  handle,
  password: v.exactOptional(shortText),
  isLargeAllowed: v.exactOptional(v.boolean()),
});
const referencePlace = v.strictObject({
  textFile: shortText,
  label: v.pipe(v.string(), v.maxLength(300)),
  role: v.picklist(['transcription', 'translation']),
});

/** Sheets that were split: the project since, the decisions that went with their lines, and how many lines lay on a fold. */
export type SplitSheets = {
  readonly view: ProjectView;
  readonly decisions: readonly MovedDecision[];
  readonly linesOnFold: number;
};

/** Which sheets and references the open project has, and in which order. Nothing is deleted by any of these. */
export const SHEET_VERBS = {
  /**
   * The sheets as they are to stand; one that is left out is removed, and comes back when it is named again. `decisions`: those
   * whose lines go over to another sheet by it, and where.
   */
  'sheets.arrange': verb(
    {
      sheets: v.pipe(v.array(place), v.minLength(1), v.maxLength(100_000), v.readonly()),
      decisions: v.exactOptional(
        v.pipe(
          v.array(v.strictObject({ id: shortText, about: decidedPlace })),
          v.maxLength(1_000_000),
          v.readonly(),
        ),
      ),
    },
    carries<ProjectView>(),
  ),
  /** Copies scans in; each of their pages becomes a sheet before the sheet at `at`. */
  'sheets.add': verb(
    { scans: v.pipe(v.array(scan), v.minLength(1), v.maxLength(2_000), v.readonly()), at: offset },
    carries<ProjectView>(),
  ),
  /** Makes two sheets of each spread, at a share of its upright width from the left. Its text is divided by its boxes. */
  'sheets.split': verb(
    {
      splits: v.pipe(
        v.array(v.strictObject({ pageId, at: share })),
        v.minLength(1),
        v.maxLength(10_000),
        v.readonly(),
      ),
      who: shortText,
    },
    carries<SplitSheets>(),
  ),
  /** Shows the sheet on a better scan: on the first page of it. Its text stays. */
  'sheets.replaceScan': verb({ pageId, scan }, carries<ProjectView>()),
  /** The references as they are to stand, as `sheets.arrange` does it. */
  'references.arrange': verb(
    { references: v.pipe(v.array(referencePlace), v.maxLength(1_000), v.readonly()) },
    carries<ProjectView>(),
  ),
  /** Keeps a pasted text as a reference. */
  'references.paste': verb(
    {
      text: v.pipe(v.string(), v.minLength(1), v.maxLength(8_000_000)),
      label: v.pipe(v.string(), v.maxLength(300)),
      role: v.picklist(['transcription', 'translation']),
    },
    carries<ProjectView>(),
  ),
} as const;
