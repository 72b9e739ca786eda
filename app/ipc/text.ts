import * as v from 'valibot';
import type { TextPlanView } from '../core/session/state/project-view';
import { handle } from '../ipc-shapes';
import { carries, verb } from './verb';

/** A text longer than this is no transcription that somebody pastes. */
const MOST_PASTED = 8_000_000;

const source = v.variant('kind', [
  /** Null lets the person choose a file. */
  v.strictObject({ kind: v.literal('file'), handle: v.nullable(handle) }),
  v.strictObject({ kind: v.literal('pasted'), text: v.pipe(v.string(), v.maxLength(MOST_PASTED)) }),
]);

/** A text that claims to say what the scans of the open project say. */
export const TEXT_VERBS = {
  /** Lays the text on what was read of the sheets and tells what each would get; writes nothing. Null if cancelled. */
  'text.plan': verb({ source }, carries<TextPlanView | null>()),
  /** Makes it the text of its sheets; answers which. */
  'text.take': verb({ source }, carries<readonly string[]>()),
} as const;
