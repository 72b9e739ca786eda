import * as v from 'valibot';
import { IMAGE_NOTICE_KINDS, type LeftOut } from './engine';
import { PASS_KINDS, SET_ASIDE_KINDS, type RecognitionAccount } from './account';

/** With bounds that no honest page reaches. */
const MOST_WORDS = 1_000_000;
const MOST_SET_ASIDE = 200_000;
const MOST_LINES = 20_000;

const words = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_WORDS));
const px = v.pipe(v.number(), v.finite(), v.minValue(-MOST_WORDS), v.maxValue(MOST_WORDS));
const boxPx = v.strictObject({ x0: px, y0: px, x1: px, y1: px });
const setAside = v.strictObject({
  kind: v.picklist(SET_ASIDE_KINDS),
  text: v.pipe(v.string(), v.maxLength(2_000)),
  boxPx,
  confidence: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
});
const pass = v.strictObject({
  preparation: v.picklist(PASS_KINDS),
  wordsGiven: words,
  wordsTaken: words,
  setAside: v.pipe(v.array(setAside), v.maxLength(MOST_SET_ASIDE)),
});
const accountEntries = {
  wordsMade: words,
  passes: v.pipe(v.array(pass), v.maxLength(8)),
  inkLinesWithoutWords: v.pipe(v.array(boxPx), v.maxLength(MOST_LINES)),
  secondReader: v.exactOptional(v.literal('failed')),
};

export const ACCOUNT_SCHEMA = v.strictObject(accountEntries);
export const LEFT_OUT_SCHEMA = v.pipe(
  v.array(v.strictObject({ kind: v.picklist(IMAGE_NOTICE_KINDS), count: words })),
  v.maxLength(IMAGE_NOTICE_KINDS.length),
);
const KEPT_SCHEMA = v.strictObject({ ...accountEntries, leftOut: LEFT_OUT_SCHEMA });

/** An account as it is kept with a reading. */
export type KeptAccount = RecognitionAccount & { readonly leftOut: readonly LeftOut[] };

export function accountText(account: RecognitionAccount, leftOut: readonly LeftOut[]): string {
  return JSON.stringify({ ...account, leftOut } satisfies KeptAccount);
}

/** What `accountText` wrote, or null for anything else. */
export function readAccount(text: string): KeptAccount | null {
  try {
    const read = v.safeParse(KEPT_SCHEMA, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}
