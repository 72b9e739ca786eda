import * as v from 'valibot';
import { MOST_LEVEL_DEG } from './core/page/sheet-geometry';
import { PAGE_LIMITS } from './core/page/page-limits';
import { MARK_KINDS } from './core/page/transcription';

/** The shapes that both contracts are made of, with generous upper bounds. */
const MAX_TEXT = PAGE_LIMITS.charactersOfLine;
export const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
export const shortText = v.pipe(v.string(), v.maxLength(PAGE_LIMITS.charactersOfId));
export const handle = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
export const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
export const pageId = v.pipe(v.string(), v.regex(/^\d{4,6}$/));
const frame = v.pipe(v.string(), v.maxLength(400));
export const fault = v.strictObject({
  name: frame,
  frames: v.pipe(v.array(frame), v.maxLength(20), v.readonly()),
});
const px = v.pipe(v.number(), v.finite(), v.minValue(-PAGE_LIMITS.px), v.maxValue(PAGE_LIMITS.px));
export const offset = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_TEXT));
export const box = v.strictObject({ x0: px, y0: px, x1: px, y1: px });
const confidence = v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1)));
const word = v.strictObject({ from: offset, to: offset, boxPx: box, confidence });
const mark = v.strictObject({ kind: v.picklist(MARK_KINDS), from: offset, to: offset });
const comment = v.pipe(v.string(), v.maxLength(PAGE_LIMITS.charactersOfComment));
export const line = v.strictObject({
  id: shortText,
  text,
  boxPx: v.nullable(box),
  words: v.pipe(v.array(word), v.maxLength(PAGE_LIMITS.wordsOfLine), v.readonly()),
  marks: v.exactOptional(v.pipe(v.array(mark), v.maxLength(PAGE_LIMITS.wordsOfLine), v.readonly())),
  comment: v.exactOptional(comment),
});
export const size = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));
export const image = v.strictObject({
  widthPx: size,
  heightPx: size,
  dpi: v.nullable(v.pipe(v.number(), v.finite())),
});
const turns = v.picklist([0, 1, 2, 3]);
export const geometry = v.strictObject({
  turns: v.exactOptional(turns),
  levelDeg: v.exactOptional(v.pipe(v.number(), v.minValue(-MOST_LEVEL_DEG), v.maxValue(MOST_LEVEL_DEG))),
  cropPx: v.exactOptional(box),
});
export const page = v.strictObject({
  id: pageId,
  image,
  lines: v.pipe(v.array(line), v.maxLength(PAGE_LIMITS.lines), v.readonly()),
  comment: v.exactOptional(comment),
  geometry: v.exactOptional(geometry),
});
