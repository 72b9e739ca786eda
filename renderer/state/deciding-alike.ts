import { othersLike } from '../../app/core/discrepancy/alike';
import type { Verdict } from '../../app/core/discrepancy/discrepancy';
import { applyEdit, type Edit } from '../../app/core/edit';
import { editFromTextChange } from '../../app/core/edit-text';
import type { VerdictChange } from '../../app/core/history';
import type { Page } from '../../app/core/transcription';
import { replacementFor, replacementsOf } from './deciding';
import { doStep, lineStart, newLineId } from './editing';
import { openDiscrepancies, stepDiscrepancy } from './navigation';
import { getState, type Located } from './store';
import { verdictOn } from './verdicts';

/** The open Discrepancies like `one`, itself first; alone it gives a list of one. */
export function alikeTo(one: Located): readonly Located[] {
  const open = openDiscrepancies(getState().located);
  const others = othersLike(
    one.discrepancy,
    open.map(({ discrepancy }) => discrepancy),
  );
  const ids = new Set(others.map(({ id }) => id));
  return [one, ...open.filter(({ discrepancy }) => ids.has(discrepancy.id))];
}

/** Gives one Verdict to all of them, as one step to undo. */
export function decideAll(all: readonly Located[], verdict: Verdict): void {
  const verdicts = all.map(({ discrepancy: { id } }): VerdictChange => {
    return { id, before: verdictOn(id), after: verdict };
  });
  doStep({ edits: [], verdicts, group: null, atMs: Date.now() });
  stepDiscrepancy(1);
}

/** Puts the best correction of each in, as one step to undo. What has none is left as it is. */
export function correctAll(all: readonly Located[]): void {
  const pages = new Map<string, Page>();
  const edits: Edit[] = [];
  const verdicts: VerdictChange[] = [];
  for (const one of fromTheEnd(all)) {
    const [text] = replacementsOf(one);
    const [part] = one.parts;
    const page =
      part === undefined ? undefined : (pages.get(part.pageId) ?? getState().pages[part.pageId]?.page);
    if (text === undefined || text === '' || part === undefined || page == null) continue;
    const { place, padded, correction } = replacementFor(one, part, text);
    const start = lineStart(page, place.lineIndex);
    const change = { from: start + place.from, to: start + place.to, text: padded };
    const edit = editFromTextChange(page, change, newLineId);
    pages.set(place.pageId, applyEdit(page, edit));
    edits.push(edit);
    const { id } = one.discrepancy;
    verdicts.push({ id, before: verdictOn(id), after: 'transcription-corrected', ...correction });
  }
  doStep({ edits, verdicts, group: null, atMs: Date.now() });
  stepDiscrepancy(1);
}

/** A correction moves what stands after it on its Line, so the last comes first. */
function fromTheEnd(all: readonly Located[]): readonly Located[] {
  return [...all].sort((a, b) => b.discrepancy.from - a.discrepancy.from);
}
