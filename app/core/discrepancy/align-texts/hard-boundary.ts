import { charAt, feedAfter, feedBefore, type TextView } from '../../text/text-view';

/**
 * Whether no word reaches over `at`, and what stands on either side has no say in how the other is divided into words:
 * the start of a line whose line before does not end in a hyphen.
 */
function isHardBoundary(text: TextView, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  if (charAt(text, at - 1) !== '\n') return false;
  let before = at - 2;
  while (before >= 0 && /[ \t\r]/.test(charAt(text, before))) before -= 1;
  return !/[-\u2010\u2011\u00ac\u00ad=\u2e17\u2e40]/.test(charAt(text, before));
}

export function hardBoundaryBefore(text: TextView, at: number): number {
  let boundary = Math.min(at, text.length);
  while (!isHardBoundary(text, boundary)) boundary = feedBefore(text, boundary - 1) + 1;
  return boundary;
}

export function hardBoundaryAfter(text: TextView, at: number): number {
  let boundary = Math.min(at, text.length);
  while (!isHardBoundary(text, boundary)) {
    const feed = feedAfter(text, boundary);
    boundary = feed === -1 ? text.length : feed + 1;
  }
  return boundary;
}
