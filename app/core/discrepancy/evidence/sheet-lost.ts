import { citedSheets } from '../../facts/read/citation';
import type { Evidence } from './evidence';

/** Marks stand this near to the edge of the text. */
const EDGE_CHARS = 400;

/**
 * Whether the document itself says that a sheet is missing before its first or after its last: a mark that continues or
 * goes on, a sheet's number, or a citation of more sheets than there are. What a reference has more is no such sign.
 */
export function saysSheetLost(evidence: Evidence, edge: 'head' | 'tail' | null): boolean {
  if (edge === null) return false;
  const { text } = evidence.transcription;
  const [start, end] = [text.search(/\S/u), text.trimEnd().length];
  const marks = evidence.furniture();
  if (edge === 'head') {
    return marks.some(
      ({ kind, from, value }) =>
        from < start + EDGE_CHARS &&
        (kind === 'continuation' ||
          ((kind === 'page-number' || kind === 'sheet-number') && Number(value?.text ?? 1) > 1)),
    );
  }
  if (marks.some(({ kind, to }) => kind === 'see-next-sheet' && to > end - EDGE_CHARS)) return true;
  const { archival } = evidence.transcription;
  if (archival === undefined || archival === null) return false;
  const cited = citedSheets(archival).reduce((sum, { first, last }) => sum + last - first + 1, 0);
  return evidence.sheets().length > 1 && cited > evidence.sheets().length;
}
