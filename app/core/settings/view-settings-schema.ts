import * as v from 'valibot';
import { KINDS, SEVERITIES } from '../discrepancy/model/discrepancy';
import { PAGE_STATUSES } from '../page/transcription';
import { LAYOUTS, MAX_ARRANGEMENTS } from './arrangement';
import { MAX_SHEET_VIEWS, REFERENCE_LINES, WHOLE_QUEUE } from './view-settings';

const positive = (most: number) => v.pipe(v.number(), v.minValue(0), v.maxValue(most));
const referenceIndexes = v.pipe(
  v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))),
  v.maxLength(2),
  v.readonly(),
);
const arrangements = v.pipe(
  v.array(
    v.strictObject({
      size: v.pipe(v.string(), v.maxLength(20)),
      arrangement: v.strictObject({
        layout: v.picklist(LAYOUTS),
        isScanFirst: v.boolean(),
        scanShare: v.nullable(positive(1)),
      }),
    }),
  ),
  v.maxLength(MAX_ARRANGEMENTS),
  v.readonly(),
);
const placePx = v.pipe(v.number(), v.minValue(-1_000_000), v.maxValue(1_000_000));
const sheetViews = v.pipe(
  v.array(
    // Older programs kept the turn of a sheet without text here.
    v.object({
      ...{ pageId: v.pipe(v.string(), v.maxLength(20)), x: placePx, y: placePx },
      scale: v.nullable(positive(100)),
    }),
  ),
  v.maxLength(MAX_SHEET_VIEWS),
  v.readonly(),
);
const ENTRIES = {
  arrangements: v.optional(arrangements, []),
  sheetViews: v.optional(sheetViews, []),
  showsPages: v.boolean(),
  showsScan: v.boolean(),
  showsSide: v.boolean(),
  pagesPx: positive(4_000),
  sidePx: positive(4_000),
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
  // What an older version kept lacks these.
  showsSpelling: v.optional(v.boolean(), true),
  referenceLines: v.optional(v.picklist(REFERENCE_LINES), 'all'),
  pagesShown: v.optional(v.picklist(['all', 'open', ...PAGE_STATUSES]), 'all'),
  queue: v.optional(
    v.strictObject({
      kinds: v.pipe(v.array(v.picklist(KINDS)), v.maxLength(KINDS.length), v.readonly()),
      severities: v.pipe(v.array(v.picklist(SEVERITIES)), v.maxLength(SEVERITIES.length), v.readonly()),
      isThisPage: v.boolean(),
    }),
    WHOLE_QUEUE,
  ),
  referencesShown: v.optional(referenceIndexes, []),
};

/** What is taken for the layout of a window from a window. */
export const VIEW_SETTINGS_SCHEMA = v.strictObject(ENTRIES);

/** The same from the settings file: what an older or a newer version kept besides is forgotten. */
export const STORED_VIEW_SCHEMA = v.object(ENTRIES);
