import * as v from 'valibot';
import type { Fault } from './core/diagnostics/fault';
import { APART_KINDS, LEFT_OUT_KINDS } from './core/formats/account/account';
import type { GivenFile } from './core/base/file-kinds';
import { GROWTH_REFUSALS } from './core/formats/pdf/given/pdf-growth';
import { FORMAT_IDS } from './core/formats/format-ids';
import { FAILURE_SCHEMA } from './core/base/failure-schema';
import type { BoxPx, QuarterTurns, SheetGeometry } from './core/base/geometry';

import type { Knot } from './core/recognise/calibration';
import type { Failure } from './core/base/result';
import type { PageImage } from './core/page/transcription';
import { PASS_KINDS } from './core/recognise/account';
import { ACCOUNT_SCHEMA, LEFT_OUT_SCHEMA } from './core/recognise/account-schema';
import { fault, image, line, page, shortText, size, text } from './ipc-shapes';

/**
 * THE contract between main and the engine window: main asks with a verb, the engine answers by the call's id. Every
 * answer is checked in main against the schema here: the engine has read hostile bytes.
 */

export const ENGINE_CALL_CHANNEL = 'sverka:engine-call';
export const ENGINE_REPLY_CHANNEL = 'sverka:engine-reply';

const bytes = v.instance(Uint8Array);
const pictureSchema = v.strictObject({ image, jpeg: bytes, leftOut: v.exactOptional(LEFT_OUT_SCHEMA) });
/** What was read of a page, or of a part of it. */
const lines = v.pipe(v.array(line), v.maxLength(20_000));
const readSchema = v.strictObject({ image, lines });

const characters = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Where the text of a file went (core/formats/account). */
const accountSchema = v.strictObject({
  inFile: characters,
  taken: characters,
  leftOut: v.pipe(
    v.array(
      v.strictObject({
        kind: v.picklist(LEFT_OUT_KINDS),
        characters,
        places: characters,
        samples: v.pipe(v.array(shortText), v.maxLength(10)),
      }),
    ),
    v.maxLength(LEFT_OUT_KINDS.length),
  ),
  lost: characters,
  invented: characters,
  lostSample: shortText,
  apart: v.exactOptional(
    v.pipe(
      v.array(v.strictObject({ kind: v.picklist(APART_KINDS), places: characters, characters })),
      v.maxLength(APART_KINDS.length),
    ),
  ),
});

/** A place in a file, or a number of an object. */
const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** A reference to an object of a PDF; it goes into the file that is written, as the rest of what stands here does. */
const reference = v.pipe(v.string(), v.regex(/^\d{1,10}\s+\d{1,5}\s+R$/));
const coordinate = v.pipe(v.number(), v.finite());
const givenPdfSchema = v.strictObject({
  ...{ bytes: offset, startXref: offset, hasXrefStream: v.boolean(), free: offset },
  root: reference,
  info: v.union([v.literal(''), reference]),
  identifier: v.pipe(v.string(), v.maxLength(10_000)),
  isSigned: v.boolean(),
  pages: v.pipe(
    v.array(
      v.strictObject({
        ...{ id: offset, generation: offset, entries: text },
        contents: v.pipe(v.array(reference), v.maxLength(100_000)),
        ...{ resources: text, fonts: text, cropBox: text },
        view: v.strictTuple([coordinate, coordinate, coordinate, coordinate]),
        turns: v.picklist([0, 1, 2, 3]),
        mayHaveText: v.boolean(),
      }),
    ),
    v.maxLength(10_000),
  ),
});

/** What main asks of the engine window: the arguments it sends, and the schema of the answer it accepts. */
export const ENGINE_REPLIES = {
  openScan: v.strictObject({ handle: shortText, pages: v.pipe(v.array(image), v.maxLength(100_000)) }),
  renderPage: pictureSchema,
  cutTiles: v.strictObject({ image, tiles: v.pipe(v.array(bytes), v.maxLength(10_000)) }),
  recognisePage: v.strictObject({
    image,
    lines,
    readings: v.pipe(v.array(v.strictObject({ preparation: v.picklist(PASS_KINDS), lines })), v.maxLength(8)),
    account: ACCOUNT_SCHEMA,
    leftOut: v.exactOptional(LEFT_OUT_SCHEMA),
  }),
  recogniseRegion: v.strictObject({ image, lines, account: ACCOUNT_SCHEMA }),
  crop: v.pipe(v.array(v.strictObject({ jpeg: bytes, widthPx: size, heightPx: size })), v.maxLength(10_000)),
  /** The text that a PDF holds beside its images; none is an empty list. */
  readTextLayer: readSchema,
  readGrowth: v.variant('kind', [
    v.strictObject({ kind: v.literal('grows'), pdf: givenPdfSchema }),
    v.strictObject({ kind: v.literal('refused'), why: v.picklist(GROWTH_REFUSALS) }),
    v.strictObject({ kind: v.literal('no-pdf') }),
  ]),
  readPages: v.strictObject({
    format: v.picklist(FORMAT_IDS),
    pages: v.pipe(v.array(page), v.maxLength(2_000)),
    pictures: v.pipe(
      v.array(v.strictObject({ fileName: text, isSizeTold: v.boolean() })),
      v.maxLength(2_000),
    ),
    account: accountSchema,
  }),
  closeScan: v.null(),
  cancel: v.null(),
} as const;

export type EngineVerb = keyof typeof ENGINE_REPLIES;
export type EngineReplies = { readonly [V in EngineVerb]: v.InferOutput<(typeof ENGINE_REPLIES)[V]> };

export type EngineArgs = {
  /** `url` serves the scan's bytes over the app's own scheme. */
  readonly openScan: {
    readonly url: string;
    /** The size of the file; a piece of it is served at `url/<from>-<to>`, half-open. */
    readonly bytes: number;
    readonly password: string | null;
    /** The person has allowed pages larger than usual. */
    readonly isLargeAllowed: boolean;
    /** Without sizes a long PDF is open sooner; `pages` may then be empty. */
    readonly needsSizes: boolean;
  };
  /** `maxSidePx` makes the picture smaller, for the page strip; null keeps the scan's own size, unless it is large. */
  readonly renderPage: { readonly handle: string; readonly index: number; readonly maxSidePx: number | null };
  readonly cutTiles: { readonly handle: string; readonly index: number };
  /**
   * `readings` is how many passes over differently prepared pictures make the text; `knots` say what their confidence is
   * worth when they vote on it.
   */
  readonly recognisePage: {
    readonly handle: string;
    readonly index: number;
    readonly readings: number;
    readonly knots: readonly Knot[];
    /** How the sheet lies on its scan; what is not told is found out by looking. */
    readonly geometry: SheetGeometry;
  };
  /** `box` is in px of `image`, the size that the page's text was made on. */
  readonly recogniseRegion: {
    readonly handle: string;
    readonly index: number;
    readonly image: PageImage;
    readonly box: BoxPx;
    readonly enlargement: number;
    readonly readings: number;
    readonly knots: readonly Knot[];
    readonly geometry?: Omit<SheetGeometry, 'cropPx'>;
  };
  /** `boxes` are px of `image`, which may be of another size than the picture. */
  readonly crop: {
    readonly url: string;
    readonly image: PageImage;
    readonly boxes: readonly BoxPx[];
    /** Quarter turns clockwise that bring their text upright. */
    readonly turns: QuarterTurns;
  };
  readonly readTextLayer: { readonly handle: string; readonly index: number };
  /** Whether text can be put behind a PDF. */
  readonly readGrowth: { readonly handle: string };
  /** A file of another program with text in it. */
  readonly readPages: { readonly file: GivenFile };
  readonly closeScan: { readonly handle: string };
  readonly cancel: { readonly id: number };
};

export type EngineCall = {
  [V in EngineVerb]: { readonly id: number; readonly verb: V; readonly args: EngineArgs[V] };
}[EngineVerb];

export type EngineMessage =
  | { readonly id: number; readonly type: 'progress'; readonly progress: number }
  | { readonly id: number; readonly type: 'result'; readonly value: unknown }
  | { readonly id: number; readonly type: 'error'; readonly error: Failure }
  /** Something threw in the engine's window, for the log; `id` 0 where no call was waiting for it. */
  | { readonly id: number; readonly type: 'fault'; readonly where: string; readonly fault: Fault };

export const ENGINE_MESSAGE = v.variant('type', [
  v.strictObject({ id: v.number(), type: v.literal('progress'), progress: v.number() }),
  v.strictObject({ id: v.number(), type: v.literal('result'), value: v.unknown() }),
  v.strictObject({ id: v.number(), type: v.literal('error'), error: FAILURE_SCHEMA }),
  v.strictObject({ id: v.number(), type: v.literal('fault'), where: shortText, fault }),
]);

/** `window.engineApi` of the engine window. */
export type EngineApi = {
  readonly onCall: (listener: (call: EngineCall) => void) => void;
  readonly reply: (message: EngineMessage) => void;
  /** Processors' time that the engine has had since it was first asked, in ms. */
  readonly workedMs: () => number;
};
