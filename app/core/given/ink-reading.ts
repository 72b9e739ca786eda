import type { BoxPx } from '../base/geometry';
import type { MarkKind } from '../page/transcription';

/** A word that a machine read, and how likely it is right, 0–1; `alternatives` are what other readings have for it. */
export type ReadWord = {
  readonly text: string;
  readonly boxPx: BoxPx;
  readonly probability: number;
  readonly alternatives?: readonly string[];
};

/**
 * One line of a machine's reading; `isApart` is a stamp, handwriting or a note in the margin, and `role` which of them,
 * where it is known.
 */
export type ReadRow = {
  readonly boxPx: BoxPx;
  readonly isApart: boolean;
  readonly role?: MarkKind;
  readonly words: readonly ReadWord[];
};

/**
 * What a machine read of a sheet whose text somebody else has given; `unread` are stretches of ink without words,
 * `transcribed` those of them that the text has by now.
 */
export type InkReading = {
  readonly rows: readonly ReadRow[];
  readonly unread: readonly BoxPx[];
  readonly transcribed?: readonly BoxPx[];
};
