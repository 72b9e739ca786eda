import * as v from 'valibot';
import { SCAN_SIDES } from './view-settings';

const positive = (most: number) => v.pipe(v.number(), v.minValue(0), v.maxValue(most));
/** What is taken for the layout of a window, from a window or from the settings file. */
export const VIEW_SETTINGS_SCHEMA = v.strictObject({
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
