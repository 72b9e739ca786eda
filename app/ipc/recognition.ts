import * as v from 'valibot';
import type { Line, PageImage } from '../core/page/transcription';
import { box, pageId } from '../ipc-shapes';
import { passes } from './shapes';
import { carries, verb } from './verb';

const pageIds = v.pipe(v.array(pageId), v.maxLength(100_000), v.readonly());
const enlargement = v.pipe(v.number(), v.minValue(0.25), v.maxValue(4));

export const RECOGNITION_VERBS = {
  /** `readings` is how many passes over differently prepared pictures make the text of each page. */
  'recognition.start': verb({ pageIds, readings: passes }, carries<null>()),
  'recognition.cancel': verb({}, carries<null>()),
  'recognition.pause': verb({ isPaused: v.boolean() }, carries<null>()),
  /** The page in view goes before the others. */
  'recognition.prioritise': verb({ pageId }, carries<null>()),
  /** The person does not want to go on with what an earlier run left undone. */
  'recognition.forget': verb({}, carries<null>()),
  /**
   * Reads a part of a page once more, `enlargement` times as large. Nothing is kept; the window shows it first. Answers
   * Lines in px of the page's own picture, whose size is `image`; null if the person has stopped it.
   */
  'recognition.readRegion': verb(
    { pageId, box, enlargement, readings: passes },
    carries<{ readonly image: PageImage; readonly lines: readonly Line[] } | null>(),
  ),
  /** Ends reading a part of a page that is under way. */
  'recognition.stopRegion': verb({}, carries<null>()),
} as const;
