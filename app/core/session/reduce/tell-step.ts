import type { Language } from '../../base/language';
import { pageStatusName, verdictName } from '../../discrepancy/model/names';
import type { SheetsChange, Step } from '../../edit/history';
import { isFinished } from '../../page/status-flow';
import { pageOf, sheetNumber } from '../select/selectors-text';
import type { ReviewState } from '../state/state';
import { tell } from './outcome';

/** Says what was undone or done again, as it now is. */
export function tellStep(state: ReviewState, step: Step, isUndo: boolean): ReviewState {
  const what = { en: described(state, step, isUndo, 'en'), ru: described(state, step, isUndo, 'ru') };
  return tell(state, isUndo ? 'stepUndone' : 'stepRedone', { what });
}

const WORDS = {
  en: {
    ...{ line: 'line', sheet: 'sheet', typing: 'typing', removal: 'removed', insertion: 'put in' },
    ...{ decisions: 'decisions', taught: 'what was taught', later: 'left for later', reopened: 'reopened' },
    ...{ splitting: 'splitting of sheets', adding: 'sheets added', removing: 'sheets removed' },
    ...{ order: 'order of the sheets', arranging: 'change of the sheets' },
  },
  ru: {
    ...{ line: 'строка', sheet: 'лист', typing: 'набор', removal: 'убрано', insertion: 'вставлено' },
    ...{ decisions: 'решения', taught: 'внесённое в список', later: 'отложено', reopened: 'открыто снова' },
    ...{ splitting: 'разделение листов', adding: 'добавление листов', removing: 'удаление листов' },
    ...{ order: 'порядок листов', arranging: 'изменение листов' },
  },
} as const;

/** The step in words: «войсна → войска, строка 10». */
function described(state: ReviewState, step: Step, isUndo: boolean, language: Language): string {
  const words = WORDS[language];
  const [status] = step.statuses ?? [];
  if (step.sheets !== undefined) return words[whatOfSheets(step.sheets)];
  const parts = [whatIsDone(step, isUndo, language)];
  // A sheet that is finished has its words laid on their ink in the same step.
  if (status !== undefined && (step.edits.length === 0 || isFinished(status.after))) {
    const given = isUndo ? status.before : status.after;
    return `${pageStatusName(given, language)}, ${words.sheet} ${sheetNumber(state, status.pageId)}`;
  }
  const where = lineOf(state, step);
  return [...parts, ...(where === null ? [] : [`${words.line} ${where}`])].join(', ');
}

/** What was done to the sheets; the step is told as it was done first, also when it is undone. */
function whatOfSheets({ before, after }: SheetsChange) {
  const [old, now] = [before, after].map((sheets) => sheets.map(({ id }) => id)) as [string[], string[]];
  const isAdding = now.some((id) => !old.includes(id));
  const isRemoving = old.some((id) => !now.includes(id));
  if (isAdding) return isRemoving ? 'splitting' : 'adding';
  if (isRemoving) return 'removing';
  return old.join() === now.join() ? 'arranging' : 'order';
}

function whatIsDone({ verdicts, edits, teachings }: Step, isUndo: boolean, language: Language): string {
  const words = WORDS[language];
  const [one, ...more] = verdicts;
  if (more.length > 0) return `${words.decisions} (${verdicts.length})`;
  if (one === undefined) return edits.length > 0 || teachings === undefined ? words.typing : words.taught;
  const { about } = one;
  if (about?.after !== undefined) return changed(about.text, about.after, language);
  const given = isUndo ? one.before : one.after;
  if (given === 'later') return words.later;
  return given === null ? words.reopened : verdictName(given, language);
}

function changed(before: string, after: string, language: Language): string {
  const words = WORDS[language];
  if (before === '') return `${words.insertion} «${after}»`;
  return after === '' ? `${words.removal} «${before}»` : `«${before}» → «${after}»`;
}

/** The Line's number as the window shows it. */
function lineOf(state: ReviewState, { verdicts, edits }: Step): number | null {
  const about = verdicts.length === 1 ? verdicts[0]?.about : undefined;
  const index =
    about === undefined
      ? (edits[edits.length - 1]?.at ?? -1)
      : (pageOf(state, about.pageId)?.lines.findIndex(({ id }) => id === about.lineId) ?? -1);
  return index < 0 ? null : index + 1;
}
