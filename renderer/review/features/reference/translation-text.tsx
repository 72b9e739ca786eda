import { useEffect, useRef } from 'react';
import type { Span } from '../../../../app/core/discrepancy/discrepancy';
import { beadAt, factsInView } from '../../../../app/core/session/selectors-aids';
import { useReview } from '../../../shell/store';
import { activeFlag } from '../../../../app/core/session/selectors-flags';

type Props = { readonly label: string; readonly text: string };

/**
 * A translation that follows the transcription: the passage that says what the caret's Line says is marked, and the
 * panel scrolls as the transcription does, paragraph by paragraph.
 */
export function TranslationText({ label, text }: Props) {
  const facts = useReview(factsInView).find(({ file }) => file === label);
  const topLine = useReview((state) => state.place.topLine);
  const caretLine = useReview((state) => state.place.caret?.lineIndex ?? 0);
  const span = useReview((state) => activeFlag(state)?.discrepancy.reference ?? null);
  const host = useRef<HTMLParagraphElement>(null);
  const marked = span !== null && span.file === label ? span : null;
  useEffect(() => {
    const top = facts === undefined ? null : beadAt(facts, topLine);
    if (top !== null) scrollTo(host.current, top.index, top.share);
  }, [facts, topLine]);
  useEffect(() => {
    if (marked !== null) host.current?.querySelector('mark')?.scrollIntoView({ block: 'center' });
  }, [marked]);
  const current = facts === undefined ? null : (beadAt(facts, caretLine)?.index ?? null);
  return (
    <p ref={host} className="reference-text">
      {piecesOf(text.length, facts?.beads.map(({ en }) => en) ?? []).map(({ from, to, bead }) => (
        <span
          key={from}
          {...(bead === null ? {} : { 'data-bead': bead })}
          className={bead !== null && bead === current ? 'followed' : undefined}
        >
          {withMark(text, { from, to }, marked)}
        </span>
      ))}
    </p>
  );
}

type Piece = Span & { readonly bead: number | null };

/** The text cut at the ends of the corresponding stretches. */
function piecesOf(length: number, beads: readonly Span[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const [bead, { from, to }] of beads.entries()) {
    if (from < end) continue;
    if (from > end) pieces.push({ from: end, to: from, bead: null });
    pieces.push({ from, to, bead });
    end = to;
  }
  return end < length ? [...pieces, { from: end, to: length, bead: null }] : pieces;
}

function withMark(text: string, { from, to }: Span, mark: Span | null) {
  const [start, end] = [Math.max(from, mark?.from ?? to), Math.min(to, mark?.to ?? to)];
  if (mark === null || start >= end) return text.slice(from, to);
  return (
    <>
      {text.slice(from, start)}
      <mark>{text.slice(start, end)}</mark>
      {text.slice(end, to)}
    </>
  );
}

/** Brings the point that far into the passage to the top of the panel. */
function scrollTo(host: HTMLElement | null, bead: number, share: number): void {
  const piece = host?.querySelector<HTMLElement>(`[data-bead="${bead}"]`);
  const panel = host?.closest<HTMLElement>('.tab-content');
  if (piece == null || panel == null) return;
  const { top, height } = piece.getBoundingClientRect();
  panel.scrollTop += top + height * share - panel.getBoundingClientRect().top - TOP_MARGIN_PX;
}

const TOP_MARGIN_PX = 12;
