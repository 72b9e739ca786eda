import { upperHalf, type CodePage } from './code-pages';
import { fitsOfPages, type Fit } from './plausibility';

/** More than enough text to tell code pages apart by their letters. */
const SAMPLE_BYTES = 64_000;

/**
 * The most that a right page costs, in nats a byte above 7F, by how many such bytes there are: a short text may be all
 * names and figures. Chosen on half of a collection of quotations in Russian and on the Universal Declaration of Human
 * Rights in five Cyrillic languages; Greek, Hebrew, Armenian, Arabic and Chinese texts cost 5.4 and more.
 */
const FLOORS = [
  { below: 20, costNats: 6 },
  { below: 60, costNats: 5.3 },
  { below: Infinity, costNats: 4.8 },
] as const;

/** With so many letters a doubt between two pages is a reason to refuse; of less text the likelier is taken. */
const ENOUGH_BYTES = 60;
/** Nats in all by which the best page must beat one that gives another text: about one letter that does not fit. */
const MARGIN_NATS = 5;

/** The code page in which `bytes` are text of Russian or a language like it, or null where none is. */
export function guessPage(bytes: Uint8Array): CodePage | null {
  const sample = sampleOf(bytes);
  const count = sample.reduce((sum, byte) => sum + (byte >= 0x80 ? 1 : 0), 0);
  const [best, ...others] = fitsOfPages(sample);
  if (count === 0 || best === undefined || !isAbove(best, count)) return null;
  const isRival = ({ page, costNats }: Fit) =>
    (costNats - best.costNats) * count < MARGIN_NATS && !isSameText(sample, best.page, page);
  return count >= ENOUGH_BYTES && others.some(isRival) ? null : best.page;
}

/** Whether `bytes` could be text of `page`, which somebody says they are. */
export function isPlausible(bytes: Uint8Array, page: CodePage): boolean {
  const sample = sampleOf(bytes);
  const count = sample.reduce((sum, byte) => sum + (byte >= 0x80 ? 1 : 0), 0);
  const fits = fitsOfPages(sample);
  const own = fits.find((fit) => fit.page === page);
  return own !== undefined && isAbove(own, count) && own.costNats - (fits[0]?.costNats ?? 0) < TRUST_NATS;
}

/** What a file says of itself is taken though another page would fit it a little better. */
const TRUST_NATS = 0.7;

function isAbove({ costNats }: Fit, count: number): boolean {
  return costNats <= (FLOORS.find(({ below }) => count < below)?.costNats ?? 0);
}

function isSameText(bytes: Uint8Array, one: CodePage, other: CodePage): boolean {
  const [here, there] = [upperHalf(one), upperHalf(other)];
  return bytes.every((byte) => byte < 0x80 || here[byte - 0x80] === there[byte - 0x80]);
}

/** From the first letter on that is not ASCII: there may be pages of English before it. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  return bytes.subarray(Math.max(0, first - 1), Math.max(0, first - 1) + SAMPLE_BYTES);
}
