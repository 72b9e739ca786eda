import * as v from 'valibot';
import { KINDS, VERDICTS } from './core/discrepancy/discrepancy';
import type { FactKnowledge } from './core/facts/compare';
import type { PublicationDetails } from './core/facts/publication-details';
import type { FileNote } from './core/formats/encoding/notes';
import type { ImportOutcome } from './core/import-outcome';
import { INTERFACE_PERCENTS } from './core/interface-size';
import { PREPARATIONS } from './core/image/prepare';
import type { Failure, Result } from './core/result';
import { REVISION_REASONS } from './core/revision';
import type { NotOpened, PickedFile, RecentProject, Settings } from './core/session/app-settings';
import { NEEDS } from './core/session/needs';
import type {
  JobState,
  PageView,
  ProjectView,
  RestorePlan,
  RevisionEntry,
  SaveOutcome,
  TimelineEntry,
  VerdictEntry,
  VerifyReport,
} from './core/session/project-view';
import type { PageFacts } from './core/statistics';
import { RUNGS } from './core/text/rungs';
import { PAGE_STATUSES, type Line, type Page, type PageImage } from './core/transcription';
import type { ViewSettings } from './core/view-settings';
import { VIEW_SETTINGS_SCHEMA } from './core/view-settings-schema';
import { box, handle, hash, offset, page, pageId, shortText } from './ipc-shapes';

export type * from './core/session/app-settings';
export type * from './core/session/project-view';

/**
 * THE contract between the review window and main (the engine's is ipc-engine). Windows ask with a verb and get data back; main tells with an event.
 * Every argument is checked in main against the schema here, whatever the types say.
 */

/** The channels under the contract; windows see verbs and events only. */
export const VERB_CHANNEL = 'sverka:verb';
export const EVENT_CHANNEL = 'sverka:event';
export const DROP_CHANNEL = 'sverka:drop';

/** What the preload of the review window may send for files that were dropped on it. */
export const DROPPED_PATHS = v.pipe(v.array(v.pipe(v.string(), v.maxLength(32_767))), v.maxLength(2_000));

const archival = v.nullable(
  v.strictObject({ archive: shortText, fond: shortText, opis: shortText, delo: shortText, list: shortText }),
);
/** A project's own id, as `project.json` has it. */
const projectId = v.pipe(v.string(), v.regex(/^[0-9a-z-]{8,64}$/));

const seconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const flags = v.pipe(
  v.array(v.strictObject({ pageId: v.nullable(pageId), kind: v.picklist(KINDS), isDecided: v.boolean() })),
  v.maxLength(1_000_000),
  v.readonly(),
);
const publication = v.strictObject({
  date: shortText,
  citation: shortText,
  url: shortText,
  summary: shortText,
  language: shortText,
});
const verdict = v.picklist(VERDICTS);
const role = v.picklist(['transcription', 'translation']);
const references = v.pipe(v.array(v.strictObject({ handle, role })), v.maxLength(20), v.readonly());

export const EXPORT_FORMATS = ['txt', 'page', 'report', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const passes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(PREPARATIONS.length));

/** What the review window may ask, and the shape of its one argument. */
export const REVIEW_VERBS = {
  'app.state': v.strictObject({}),
  'settings.change': v.strictObject({
    language: v.optional(v.picklist(['en', 'ru'])),
    theme: v.optional(v.picklist(['system', 'light', 'dark'])),
    who: v.optional(shortText),
    hasSeenTour: v.optional(v.boolean()),
    interfacePercent: v.optional(v.picklist(INTERFACE_PERCENTS)),
    rungsOff: v.optional(v.pipe(v.array(v.picklist(RUNGS)), v.maxLength(RUNGS.length), v.readonly())),
    /** All of a person's own keys; main leaves out what cannot be. */
    keys: v.optional(v.record(shortText, v.pipe(v.array(shortText), v.maxLength(4), v.readonly()))),
  }),
  /** How the window of this project was laid out last time on this computer. */
  'view.read': v.strictObject({ projectId }),
  'view.keep': v.strictObject({ projectId, view: VIEW_SETTINGS_SCHEMA }),
  'files.pick': v.strictObject({ purpose: v.picklist(['scan', 'scan-folder', 'reference']) }),
  /** Opens a scan in the engine only to say how many pages it has, or that it needs a password. */
  'scan.probe': v.strictObject({
    handle,
    password: v.optional(shortText),
    isLargeAllowed: v.optional(v.boolean()),
  }),
  'scan.unlock': v.strictObject({ pageId, password: shortText }),
  'project.openSample': v.strictObject({}),
  'project.pick': v.strictObject({}),
  'project.openRecent': v.strictObject({ handle }),
  'project.openDropped': v.strictObject({ handle }),
  'project.create': v.strictObject({
    title: shortText,
    archival,
    publication: v.optional(publication),
    scans: v.pipe(
      v.array(
        v.strictObject({
          handle,
          password: v.optional(shortText),
          isLargeAllowed: v.optional(v.boolean()),
        }),
      ),
      v.minLength(1),
      v.maxLength(2_000),
    ),
    references,
  }),
  'project.addReferences': v.strictObject({ references }),
  'project.describe': v.strictObject({ title: shortText, archival, publication }),
  /** What a chosen text says about the document, if it is a page of a publication. */
  'reference.describe': v.strictObject({ handle }),
  /** Copies the project into a folder that the person chooses, with the text that the window holds, and opens it. */
  'project.saveCopy': v.strictObject({
    held: v.pipe(
      v.array(v.strictObject({ page, baseHash: v.nullable(hash), deletedLines: offset })),
      v.maxLength(100_000),
      v.readonly(),
    ),
  }),
  'project.close': v.strictObject({}),
  'page.read': v.strictObject({ pageId }),
  'page.history': v.strictObject({ pageId }),
  /** Why the page's picture could not be drawn last time, for people to read; null when it could. */
  'page.pictureProblem': v.strictObject({ pageId }),
  /** How much text the page's PDF holds beside its image; with `isTaken`, it is kept as a Reading of the page. */
  'page.textLayer': v.strictObject({ pageId, isTaken: v.boolean() }),
  'page.readRevision': v.strictObject({ pageId, hash }),
  'page.journal': v.strictObject({ page, baseHash: v.nullable(hash) }),
  'page.save': v.strictObject({
    page,
    baseHash: v.nullable(hash),
    reason: v.picklist(REVISION_REASONS),
    note: shortText,
    deletedLines: offset,
    /** The version beside this one that the page brings together with it. */
    mergedHash: v.optional(hash),
  }),
  /**
   * Takes the text of this sheet, and of those after it, from a file: the one that was dropped or asked about, or, without
   * `file`, one that the person chooses. `acceptedSha256` is of the file whose doubts the person has set aside.
   */
  'page.import': v.strictObject({
    pageId,
    file: v.nullable(v.strictObject({ handle, acceptedSha256: v.nullable(hash) })),
  }),
  'page.restore': v.strictObject({ pageId, hash, note: shortText }),
  /** The person has decided on typing that a crash left behind. */
  'page.settleRecovery': v.strictObject({ pageId }),
  /** `hash`: the Revision that it is given to. */
  'page.setStatus': v.strictObject({
    pageId,
    status: v.picklist(PAGE_STATUSES),
    hash: v.nullable(hash),
  }),
  /** Versions of all sheets, newest first, after the first `from`; 0 looks anew at what is there. */
  'history.timeline': v.strictObject({
    from: offset,
    count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
    isAskedForOnly: v.boolean(),
  }),
  /** What it takes to bring the whole review back to how it was at this version. */
  'history.planRestore': v.strictObject({ pageId, hash }),
  'history.restoreAll': v.strictObject({
    sheets: v.pipe(v.array(v.strictObject({ pageId, hash })), v.maxLength(100_000), v.readonly()),
    note: shortText,
  }),
  /** What two versions of a page were both made from. */
  'history.mergeBase': v.strictObject({ pageId, mine: hash, theirs: hash }),
  'reference.read': v.strictObject({ index: offset }),
  /** A name in both languages; `isKnown` false takes it back. */
  'fact.name': v.strictObject({ ru: shortText, en: shortText, isKnown: v.boolean() }),
  /** A fact's counterpart by hand, by the facts' keys; `isByHand` false leaves the fact to the program again. */
  'fact.pair': v.strictObject({ ru: shortText, en: v.nullable(shortText), isByHand: v.boolean() }),
  /** A word that is right in this project; `isKnown` false takes it back. */
  'word.teach': v.strictObject({ word: shortText, isKnown: v.boolean() }),
  /** `isLater`: no Verdict yet, but put off to be come back to. */
  'verdict.add': v.strictObject({
    id: shortText,
    verdict: v.nullable(verdict),
    note: shortText,
    isLater: v.boolean(),
    correction: v.exactOptional(v.strictObject({ from: shortText, to: shortText })),
  }),
  /** Whole seconds of work on pages, to be added to what is known. */
  'activity.add': v.strictObject({ seconds: v.record(pageId, seconds) }),
  'statistics.read': v.strictObject({}),
  /** Writes them as a table to a file that the person chooses. */
  'statistics.export': v.strictObject({ flags, settled: offset }),
  /** `readings` is how many passes over differently prepared pictures make the text of each page. */
  'recognition.start': v.strictObject({
    pageIds: v.pipe(v.array(pageId), v.maxLength(100_000), v.readonly()),
    readings: passes,
  }),
  'recognition.cancel': v.strictObject({}),
  'recognition.pause': v.strictObject({ isPaused: v.boolean() }),
  /** The page that the person looks at now goes before the others. */
  'recognition.prioritise': v.strictObject({ pageId }),
  /** The person does not want to go on with what an earlier run left undone. */
  'recognition.forget': v.strictObject({}),
  /** Reads a part of a page once more, `enlargement` times as large. Nothing is kept; the window shows it first. */
  'recognition.readRegion': v.strictObject({
    pageId,
    box,
    enlargement: v.pipe(v.number(), v.minValue(0.25), v.maxValue(4)),
    readings: passes,
  }),
  /** Ends reading a part of a page that is under way. */
  'recognition.stopRegion': v.strictObject({}),
  'export.start': v.strictObject({ format: v.picklist(EXPORT_FORMATS) }),
  'project.verify': v.strictObject({}),
  /** Which needs of commands are met, so that the menu can show what makes sense. */
  'window.needs': v.strictObject({
    met: v.pipe(v.array(v.picklist(NEEDS)), v.maxLength(NEEDS.length), v.readonly()),
  }),
  'window.unsaved': v.strictObject({ state: v.picklist(['saved', 'journaled', 'unsaved']) }),
} as const;

export type ReviewVerb = keyof typeof REVIEW_VERBS;
export type ReviewArgs<V extends ReviewVerb> = v.InferOutput<(typeof REVIEW_VERBS)[V]>;

export type AppState = {
  readonly version: string;
  /** The project to show at once, or null for the start screen. */
  readonly project: ProjectView | null;
  readonly platform: string;
  readonly settings: Settings;
  readonly recent: readonly RecentProject[];
  /** Files that the app was started with; they are taken up as if they had been dropped on the window. */
  readonly started: readonly PickedFile[];
  /** The project that was to be opened at the start and could not be; nothing else is opened in its place. */
  readonly notOpened: NotOpened | null;
};

export type ReviewResults = {
  readonly 'app.state': AppState;
  readonly 'settings.change': Settings;
  readonly 'view.read': ViewSettings;
  readonly 'view.keep': null;
  readonly 'files.pick': readonly PickedFile[];
  readonly 'scan.probe': { readonly pages: number };
  readonly 'scan.unlock': null;
  readonly 'project.openSample': ProjectView;
  readonly 'project.pick': ProjectView | null;
  readonly 'project.openRecent': ProjectView;
  readonly 'project.openDropped': ProjectView;
  readonly 'project.create': ProjectView;
  readonly 'project.addReferences': ProjectView;
  readonly 'project.describe': ProjectView;
  readonly 'reference.describe': PublicationDetails | null;
  /** `lost`: files of the project that could not be read or are damaged. Null when the person thought better of it. */
  readonly 'project.saveCopy': { readonly view: ProjectView; readonly lost: readonly string[] } | null;
  readonly 'project.close': null;
  readonly 'page.read': PageView;
  readonly 'page.history': readonly RevisionEntry[];
  readonly 'page.pictureProblem': { readonly code: string; readonly message: string } | null;
  /** `isCurrent`: it was taken and is the page's text now, because there was none. */
  readonly 'page.textLayer': { readonly words: number; readonly isCurrent: boolean };
  readonly 'page.readRevision': Page;
  readonly 'page.journal': null;
  readonly 'page.save': SaveOutcome;
  /** What was taken from which file, or what to ask first; null when the person thought better of it. */
  readonly 'page.import': { readonly handle: string; readonly outcome: ImportOutcome } | null;
  readonly 'page.restore': SaveOutcome;
  readonly 'page.settleRecovery': null;
  readonly 'page.setStatus': ProjectView;
  readonly 'history.timeline': { readonly entries: readonly TimelineEntry[]; readonly isEnd: boolean };
  readonly 'history.planRestore': RestorePlan;
  readonly 'history.restoreAll': {
    readonly restored: readonly string[];
    readonly failed: readonly { readonly pageId: string; readonly error: Failure }[];
  };
  readonly 'history.mergeBase': Page | null;
  readonly 'reference.read': string;
  readonly 'verdict.add': VerdictEntry | null;
  readonly 'fact.name': FactKnowledge;
  readonly 'fact.pair': FactKnowledge;
  readonly 'word.teach': readonly string[];
  readonly 'activity.add': null;
  readonly 'statistics.read': readonly PageFacts[];
  readonly 'statistics.export': { readonly file: string } | null;
  readonly 'recognition.start': null;
  readonly 'recognition.cancel': null;
  readonly 'recognition.pause': null;
  readonly 'recognition.prioritise': null;
  readonly 'recognition.forget': null;
  /** Lines in px of the page's own picture, whose size is `image`. */
  readonly 'recognition.stopRegion': null;
  /** Null where the person has stopped it. */
  readonly 'recognition.readRegion': { readonly image: PageImage; readonly lines: readonly Line[] } | null;
  /** Where it was written, for people to read; null when the person thought better of it. */
  readonly 'export.start': { readonly file: string } | null;
  readonly 'project.verify': VerifyReport;
  readonly 'window.needs': null;
  readonly 'window.unsaved': null;
};

/** What main tells the review window. */
export type ReviewEvents = {
  readonly job: JobState;
  readonly 'page-recognised': { readonly pageId: string };
  /** A second start of the app named a project to open. */
  readonly 'open-requested': { readonly handle: string };
  readonly 'files-dropped': readonly PickedFile[];
  /** How a file that was just read came to be text: its encoding, what is damaged in it. */
  readonly 'file-notes': readonly FileNote[];
  readonly command: { readonly id: string };
  readonly 'flush-before-close': null;
  /** The computer is about to sleep, lock or end: everything typed goes to the disk at once. */
  readonly 'journal-now': null;
};

export const REVIEW_EVENT_NAMES: readonly (keyof ReviewEvents)[] = [
  'job',
  'page-recognised',
  'open-requested',
  'files-dropped',
  'file-notes',
  'command',
  'flush-before-close',
  'journal-now',
];

/** `window.api` of the review window: verbs and events, nothing else. */
export type ReviewApi = {
  readonly call: <V extends ReviewVerb>(verb: V, args: ReviewArgs<V>) => Promise<Result<ReviewResults[V]>>;
  /** Returns its own unsubscribe. */
  readonly on: <E extends keyof ReviewEvents>(
    event: E,
    listener: (data: ReviewEvents[E]) => void,
  ) => () => void;
};
