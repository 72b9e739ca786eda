import * as v from 'valibot';
import { VERDICTS, type Verdict } from './core/discrepancy/discrepancy';
import type { Language } from './core/discrepancy/messages';
import { FORMAT_IDS } from './core/formats/index';
import type { BoxPx } from './core/geometry';
import type { KeyBindings } from './core/key-bindings';
import type { Project } from './core/project';
import type { Result } from './core/result';
import { REVISION_REASONS, type RevisionInfo } from './core/revision';
import { MARK_KINDS, PAGE_STATUSES, type Page } from './core/transcription';
import { SCAN_SIDES, type ViewSettings } from './core/view-settings';

/**
 * THE contract between windows and main. Windows ask with a verb and get data back; main tells with an event.
 * Every argument is checked in main against the schema here, whatever the types say.
 */

/** The channels under the contract; windows see verbs and events only. */
export const VERB_CHANNEL = 'sverka:verb';
export const EVENT_CHANNEL = 'sverka:event';
export const DROP_CHANNEL = 'sverka:drop';
export const ENGINE_CALL_CHANNEL = 'sverka:engine-call';
export const ENGINE_REPLY_CHANNEL = 'sverka:engine-reply';

/** What the preload of the review window may send for files that were dropped on it. */
export const DROPPED_PATHS = v.pipe(v.array(v.pipe(v.string(), v.maxLength(32_767))), v.maxLength(2_000));

const MAX_TEXT = 1_000_000;
const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
const shortText = v.pipe(v.string(), v.maxLength(2_000));
const handle = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const pageId = v.pipe(v.string(), v.regex(/^\d{4,6}$/));
const px = v.pipe(v.number(), v.finite(), v.minValue(-1_000_000), v.maxValue(1_000_000));
const offset = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_TEXT));
const box = v.strictObject({ x0: px, y0: px, x1: px, y1: px });
const confidence = v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1)));
const word = v.strictObject({ from: offset, to: offset, boxPx: box, confidence });
const mark = v.strictObject({ kind: v.picklist(MARK_KINDS), from: offset, to: offset });
const comment = v.pipe(v.string(), v.maxLength(20_000));
const line = v.strictObject({
  id: shortText,
  text,
  boxPx: v.nullable(box),
  words: v.pipe(v.array(word), v.maxLength(10_000), v.readonly()),
  marks: v.exactOptional(v.pipe(v.array(mark), v.maxLength(10_000), v.readonly())),
  comment: v.exactOptional(comment),
});
const size = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));
const image = v.strictObject({
  widthPx: size,
  heightPx: size,
  dpi: v.nullable(v.pipe(v.number(), v.finite())),
});
const page = v.strictObject({
  id: pageId,
  image,
  lines: v.pipe(v.array(line), v.maxLength(20_000), v.readonly()),
  comment: v.exactOptional(comment),
});
const archival = v.nullable(
  v.strictObject({ archive: shortText, fond: shortText, opis: shortText, delo: shortText, list: shortText }),
);
const positive = (most: number) => v.pipe(v.number(), v.minValue(0), v.maxValue(most));
const viewSettings = v.strictObject({
  scanSide: v.picklist(SCAN_SIDES),
  showsPages: v.boolean(),
  showsScan: v.boolean(),
  showsSide: v.boolean(),
  pagesPx: positive(4_000),
  sidePx: positive(4_000),
  scanShare: positive(1),
  showsBoxes: v.boolean(),
  look: v.strictObject({
    brightness: positive(10),
    contrast: positive(10),
    gamma: positive(10),
    isInverted: v.boolean(),
    threshold: v.nullable(positive(1)),
    turnDeg: positive(360),
  }),
  textPx: positive(100),
  doubtBelow: positive(1),
});
/** A project's own id, as `project.json` has it. */
const projectId = v.pipe(v.string(), v.regex(/^[0-9a-z-]{8,64}$/));
export const VIEW_SETTINGS_SCHEMA = viewSettings;

const verdict = v.picklist(VERDICTS);
const role = v.picklist(['transcription', 'translation']);
const references = v.pipe(v.array(v.strictObject({ handle, role })), v.maxLength(20), v.readonly());

export const EXPORT_FORMATS = ['txt', 'page', 'report', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What the review window may ask, and the shape of its one argument. */
export const REVIEW_VERBS = {
  'app.state': v.strictObject({}),
  'settings.change': v.strictObject({
    language: v.optional(v.picklist(['en', 'ru'])),
    theme: v.optional(v.picklist(['system', 'light', 'dark'])),
    who: v.optional(shortText),
    /** All of a person's own keys; main leaves out what cannot be. */
    keys: v.optional(v.record(shortText, v.pipe(v.array(shortText), v.maxLength(4), v.readonly()))),
  }),
  /** How the window of this project was laid out last time on this computer. */
  'view.read': v.strictObject({ projectId }),
  'view.keep': v.strictObject({ projectId, view: viewSettings }),
  'files.pick': v.strictObject({ purpose: v.picklist(['scan', 'reference']) }),
  /** Opens a scan in the engine only to say how many pages it has, or that it needs a password. */
  'scan.probe': v.strictObject({ handle, password: v.optional(shortText) }),
  'scan.unlock': v.strictObject({ pageId, password: shortText }),
  'project.openSample': v.strictObject({}),
  'project.pick': v.strictObject({}),
  'project.openRecent': v.strictObject({ handle }),
  'project.openDropped': v.strictObject({ handle }),
  'project.create': v.strictObject({
    title: shortText,
    archival,
    scans: v.pipe(
      v.array(v.strictObject({ handle, password: v.optional(shortText) })),
      v.minLength(1),
      v.maxLength(2_000),
    ),
    references,
  }),
  'project.addReferences': v.strictObject({ references }),
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
  'page.readRevision': v.strictObject({ pageId, hash }),
  'page.journal': v.strictObject({ page, baseHash: v.nullable(hash) }),
  'page.save': v.strictObject({
    page,
    baseHash: v.nullable(hash),
    reason: v.picklist(REVISION_REASONS),
    note: shortText,
    deletedLines: offset,
  }),
  /** Takes the text of this sheet, and of those after it, from a file that the person chooses. */
  'page.import': v.strictObject({ pageId }),
  'page.restore': v.strictObject({ pageId, hash, note: shortText }),
  /** The person has decided on typing that a crash left behind. */
  'page.settleRecovery': v.strictObject({ pageId }),
  'page.setStatus': v.strictObject({ pageId, status: v.picklist(PAGE_STATUSES) }),
  'reference.read': v.strictObject({ index: offset }),
  'verdict.add': v.strictObject({ id: shortText, verdict: v.nullable(verdict), note: shortText }),
  'recognition.start': v.strictObject({
    pageIds: v.pipe(v.array(pageId), v.maxLength(100_000), v.readonly()),
  }),
  'recognition.cancel': v.strictObject({}),
  'export.start': v.strictObject({ format: v.picklist(EXPORT_FORMATS) }),
  'project.verify': v.strictObject({}),
  'window.unsaved': v.strictObject({ state: v.picklist(['saved', 'journaled', 'unsaved']) }),
} as const;

export type ReviewVerb = keyof typeof REVIEW_VERBS;
export type ReviewArgs<V extends ReviewVerb> = v.InferOutput<(typeof REVIEW_VERBS)[V]>;

/** A file the person chose; the window never learns its path. */
export type PickedFile = { readonly handle: string; readonly name: string; readonly bytes: number };

export type Theme = 'system' | 'light' | 'dark';

export type Settings = {
  readonly language: Language;
  readonly theme: Theme;
  readonly who: string;
  readonly keys: KeyBindings;
};

export type RecentProject = { readonly handle: string; readonly title: string; readonly folder: string };

export type AppState = {
  readonly version: string;
  /** The project to show at once, or null for the start screen. */
  readonly project: ProjectView | null;
  readonly platform: string;
  readonly settings: Settings;
  readonly recent: readonly RecentProject[];
};

export type VerdictEntry = {
  readonly verdict: Verdict;
  readonly who: string;
  readonly atUtc: string;
  readonly note: string;
};

export type ProjectView = {
  readonly project: Project;
  /** Where it lies, for people to read. */
  readonly folder: string;
  readonly readOnly: 'newer-format' | 'read-only-medium' | null;
  /** Where else the folder seems to be open, for a banner; null for nowhere. */
  readonly otherWriter: string | null;
  /** Discrepancy id → the newest Verdict. */
  readonly verdicts: Readonly<Record<string, VerdictEntry>>;
};

/** A page's current text, and typing that a crash left behind, which is offered and never taken unasked. */
export type PageView = {
  readonly page: Page | null;
  readonly hash: string | null;
  readonly recovery: { readonly page: Page; readonly isConflict: boolean } | null;
  /** Newer versions of the page that cannot be read any more; what is shown is the newest that can. */
  readonly damagedFiles: readonly string[];
  /** The text of another program, which this reading found and kept as a Revision; it is what is shown. */
  readonly outsideHash: string | null;
};

export type RevisionEntry = {
  readonly hash: string;
  readonly info: RevisionInfo;
  readonly isCurrent: boolean;
  /** It stands beside the current one: nothing was made from it, and no merge has taken it in. */
  readonly isFork: boolean;
};

export type VerifyReport = {
  readonly checkedFiles: number;
  readonly problems: readonly { readonly file: string; readonly problem: string }[];
};

/**
 * A Revision that survives a power cut. `isFork`: another version stands beside it in the history.
 * `outsideHash`: what another program had written to the page meanwhile, kept as a Revision of its own.
 */
export type SaveOutcome = {
  readonly hash: string;
  readonly isFork: boolean;
  readonly outsideHash: string | null;
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
  /** `lost`: files of the project that could not be read or are damaged. Null when the person thought better of it. */
  readonly 'project.saveCopy': { readonly view: ProjectView; readonly lost: readonly string[] } | null;
  readonly 'project.close': null;
  readonly 'page.read': PageView;
  readonly 'page.history': readonly RevisionEntry[];
  readonly 'page.readRevision': Page;
  readonly 'page.journal': null;
  readonly 'page.save': SaveOutcome;
  /** The sheets that have a new version now; null when the person thought better of it. */
  readonly 'page.import': { readonly pageIds: readonly string[] } | null;
  readonly 'page.restore': SaveOutcome;
  readonly 'page.settleRecovery': null;
  readonly 'page.setStatus': ProjectView;
  readonly 'reference.read': string;
  readonly 'verdict.add': VerdictEntry | null;
  readonly 'recognition.start': null;
  readonly 'recognition.cancel': null;
  /** Where it was written, for people to read; null when the person thought better of it. */
  readonly 'export.start': { readonly file: string } | null;
  readonly 'project.verify': VerifyReport;
  readonly 'window.unsaved': null;
};

/** What main tells the review window. */
export type ReviewEvents = {
  readonly job: JobState;
  readonly 'page-recognised': { readonly pageId: string };
  /** A second start of the app named a project to open. */
  readonly 'open-requested': { readonly handle: string };
  readonly 'files-dropped': readonly PickedFile[];
  readonly command: { readonly id: string };
  readonly 'flush-before-close': null;
};

export const REVIEW_EVENT_NAMES: readonly (keyof ReviewEvents)[] = [
  'job',
  'page-recognised',
  'open-requested',
  'files-dropped',
  'command',
  'flush-before-close',
];

/** A Job as a person sees it; `pagesDone` of `pagesTotal`, and how far the page in hand has come (0–1). */
export type JobState = {
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  readonly pagesDone: number;
  readonly pagesTotal: number;
  readonly pageId: string | null;
  readonly pageProgress: number;
  readonly failures: readonly { readonly pageId: string; readonly code: string; readonly message: string }[];
};

/** `window.api` of the review window: verbs and events, nothing else. */
export type ReviewApi = {
  readonly call: <V extends ReviewVerb>(verb: V, args: ReviewArgs<V>) => Promise<Result<ReviewResults[V]>>;
  /** Returns its own unsubscribe. */
  readonly on: <E extends keyof ReviewEvents>(
    event: E,
    listener: (data: ReviewEvents[E]) => void,
  ) => () => void;
};

const bytes = v.instance(Uint8Array);
const pictureSchema = v.strictObject({ image, jpeg: bytes });

/** What main asks of the engine window: the arguments it sends, and the schema of the answer it accepts. */
export const ENGINE_REPLIES = {
  openScan: v.strictObject({ handle: shortText, pages: v.pipe(v.array(image), v.maxLength(100_000)) }),
  renderPage: pictureSchema,
  recognisePage: v.strictObject({ image, lines: v.pipe(v.array(line), v.maxLength(20_000)) }),
  crop: v.pipe(v.array(v.strictObject({ jpeg: bytes, widthPx: size, heightPx: size })), v.maxLength(10_000)),
  readPages: v.strictObject({
    format: v.picklist(FORMAT_IDS),
    pages: v.pipe(v.array(page), v.maxLength(2_000)),
  }),
  closeScan: v.null(),
  cancel: v.null(),
} as const;

export type EngineVerb = keyof typeof ENGINE_REPLIES;
export type EngineReplies = { readonly [V in EngineVerb]: v.InferOutput<(typeof ENGINE_REPLIES)[V]> };

export type EngineArgs = {
  /** `url` serves the scan's bytes over the app's own scheme. */
  readonly openScan: { readonly url: string; readonly password?: string };
  /** `maxSidePx` makes the picture smaller, for the page strip; null keeps the scan's own size. */
  readonly renderPage: { readonly handle: string; readonly index: number; readonly maxSidePx: number | null };
  readonly recognisePage: { readonly handle: string; readonly index: number };
  readonly crop: { readonly url: string; readonly boxes: readonly BoxPx[] };
  /** `text` is a page file of another program: PAGE XML, ALTO, hOCR, TEI or plain text. */
  readonly readPages: { readonly text: string };
  readonly closeScan: { readonly handle: string };
  readonly cancel: { readonly id: number };
};

export type EngineCall = {
  [V in EngineVerb]: { readonly id: number; readonly verb: V; readonly args: EngineArgs[V] };
}[EngineVerb];

export type EngineMessage =
  | { readonly id: number; readonly type: 'progress'; readonly progress: number }
  | { readonly id: number; readonly type: 'result'; readonly value: unknown }
  | { readonly id: number; readonly type: 'error'; readonly code: string; readonly message: string };

export const ENGINE_MESSAGE = v.variant('type', [
  v.strictObject({ id: v.number(), type: v.literal('progress'), progress: v.number() }),
  v.strictObject({ id: v.number(), type: v.literal('result'), value: v.unknown() }),
  v.strictObject({ id: v.number(), type: v.literal('error'), code: shortText, message: text }),
]);

/** `window.engineApi` of the engine window. */
export type EngineApi = {
  readonly onCall: (listener: (call: EngineCall) => void) => void;
  readonly reply: (message: EngineMessage) => void;
};
