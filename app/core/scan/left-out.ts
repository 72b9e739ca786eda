import type { LeftOut, ImageNoticeKind } from '../engine';

/**
 * What a complaint of the PDF reader means for the picture of a page, or null where nothing of it is lost. pdf.js goes on after
 * each of these and says nothing else of it.
 */
export function leftOutKindOf(message: string): ImageNoticeKind | null {
  if (TOO_LARGE.test(message)) return 'image-too-large';
  if (MISSING.some((pattern) => pattern.test(message))) return 'image-missing';
  return DAMAGED.some((pattern) => pattern.test(message)) ? 'image-damaged' : null;
}

const TOO_LARGE = /Image exceeded maximum allowed size/;
const MISSING = [
  /Unable to decode (inline )?image/,
  /Image dimensions are missing/,
  /getOperatorList - ignoring XObject/,
  /Inline .* image stream: .* marker not found/,
  /Empty "(DCT|JPX|JBIG2|CCITTFax)(Decode)?" stream/,
  /Filter ".*" is not supported/,
];
const DAMAGED = [
  /decodeScan - (unexpected|excessive) MCU data/,
  /ignoring the rest of the image data/,
  /JpegImage\.parse - (unexpected data|reached the end of the image data)/,
  /readDataBlock - incorrect length/,
  /(Bad|Unknown|Invalid) .* in flate stream/,
  /getContentStream - ignoring sub-stream/,
  /Invalid stream:/,
];

/** Of several looks at one page, the most that each of them found. */
export function mostLeftOut(looks: readonly (readonly LeftOut[])[]): readonly LeftOut[] {
  const most = new Map<ImageNoticeKind, number>();
  for (const { kind, count } of looks.flat()) most.set(kind, Math.max(most.get(kind) ?? 0, count));
  return [...most].map(([kind, count]) => ({ kind, count }));
}

/** Complaints counted by kind; one that is repeated word for word counts once, and damage counts once a page. */
export function leftOutOf(messages: readonly string[]): readonly LeftOut[] {
  const kinds = [...new Set(messages)].flatMap((message) => leftOutKindOf(message) ?? []);
  const counts = new Map<ImageNoticeKind, number>();
  for (const kind of kinds) counts.set(kind, kind === 'image-damaged' ? 1 : (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}
