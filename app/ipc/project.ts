import * as v from 'valibot';
import type { PdfWay } from '../core/formats/pdf/given/pdf-growth';
import { EXPORT_CHOICE_SCHEMA } from '../core/settings/export-choice';
import type { PublicationDetails } from '../core/facts/compare/publication-details';
import type { ProjectView, VerifyReport } from '../core/session/state/project-view';
import { handle, hash, offset, page, pageId, shortText } from '../ipc-shapes';
import { archival, publication, references } from './shapes';
import { carries, verb } from './verb';

/** Stands in a text for what cannot be read. */
const sign = v.pipe(v.string(), v.minLength(1), v.maxLength(40), v.regex(/^[^\n\r]*$/));
const scan = { handle, password: v.optional(shortText), isLargeAllowed: v.optional(v.boolean()) };
const scans = v.pipe(v.array(v.strictObject(scan)), v.minLength(1), v.maxLength(2_000));
const held = v.pipe(
  v.array(v.strictObject({ page, baseHash: v.nullable(hash), deletedLines: offset })),
  v.maxLength(100_000),
  v.readonly(),
);

/**
 * What was written where. Pages by id: `rewritten` whose file of another program cannot hold them as they stand, so that
 * a new one was written; `withoutPicture` whose picture could not be had.
 */
export type ExportEnd = {
  readonly file: string;
  readonly rewritten: readonly string[];
  readonly withoutPicture: readonly string[];
};

/** Projects, the scans they begin with and the references they are checked against. */
export const PROJECT_VERBS = {
  /** These answer null where another window has the project and comes to the front. */
  'project.openSample': verb({}, carries<ProjectView | null>()),
  'project.openRecent': verb({ handle }, carries<ProjectView | null>()),
  'project.openDropped': verb({ handle }, carries<ProjectView | null>()),
  /** Null as well if cancelled. */
  'project.pick': verb({}, carries<ProjectView | null>()),
  'project.create': verb(
    { title: shortText, archival, publication: v.optional(publication), scans, references },
    carries<ProjectView>(),
  ),
  'project.addReferences': verb({ references }, carries<ProjectView>()),
  'project.describe': verb(
    { title: shortText, archival, publication, illegible: v.exactOptional(sign) },
    carries<ProjectView>(),
  ),
  /**
   * Copies the project into a folder that the person chooses, with the text that the window holds, and with `goesOn`
   * opens it there.
   * `lost`: files of the project that could not be read or are damaged. Null if cancelled.
   */
  'project.saveCopy': verb(
    { held, goesOn: v.boolean() },
    carries<{
      readonly folder: string;
      readonly view: ProjectView | null;
      readonly lost: readonly string[];
    } | null>(),
  ),
  'project.close': verb({}, carries<null>()),
  'project.verify': verb({}, carries<VerifyReport>()),
  /** How many of its files, and of the records of its logs, are listed in its inventory and not there. */
  'project.missing': verb({}, carries<number>()),
  /** Opens a scan in the engine only to say how many pages it has, or that it needs a password. */
  'scan.probe': verb(scan, carries<{ readonly pages: number }>()),
  /** The first page of a chosen scan in small, as JPEG; null where it cannot be drawn. */
  'scan.picture': verb(scan, carries<Uint8Array | null>()),
  'scan.unlock': verb({ pageId, password: shortText }, carries<null>()),
  /** What a chosen text says about the document, if it is a page of a publication. */
  'reference.describe': verb({ handle }, carries<PublicationDetails | null>()),
  'reference.read': verb({ index: offset }, carries<string>()),
  /** How a searchable PDF of these sheets would be made. */
  'export.pdfWay': verb(v.pick(EXPORT_CHOICE_SCHEMA, ['sheets', 'chosen']).entries, carries<PdfWay>()),
  /** Where it was written, for people to read; null if cancelled. */
  'export.start': verb({ choice: EXPORT_CHOICE_SCHEMA }, carries<ExportEnd | null>()),
} as const;
