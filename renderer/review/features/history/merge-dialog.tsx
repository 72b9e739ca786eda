import { useState, type KeyboardEvent } from 'react';
import { openConflicts, type MergeChoice, type MergeChoices } from '../../../../app/core/merge/merge-pages';
import type { Language } from '../../../../app/core/base/language';
import type { Say } from '../../../locales/words';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Kbd } from '../../../ui/kbd';
import { MergeRow } from './merge-row';
import { timeOf, titleOf } from './version-words';
import type { OpenMerge, OtherSide } from '../../../../app/core/session/state/dialog';
import { useSheetNumbers } from '../../use-sheet-numbers';
import { useWords } from '../../use-words';
import { dispatch, perform } from '../../../shell/store';
import { notice } from '../../../../app/core/session/state/notice';

type Props = { readonly open: OpenMerge; readonly onClose: () => void };

/** Two versions of a sheet beside each other; a person chooses where both changed the same. */
export function MergeDialog({ open, onClose }: Props) {
  const { say, language } = useWords();
  const { merge, pageId } = open;
  const numberOf = useSheetNumbers();
  const [choices, setChoices] = useState<MergeChoices>({});
  const [isSaving, setIsSaving] = useState(false);
  const conflicts = openConflicts(merge, choices);
  const choose = (index: number, choice: MergeChoice) =>
    setChoices((known) => ({ ...known, [index]: choice }));
  const save = async () => {
    setIsSaving(true);
    const isSaved = await perform({ type: 'requested', effect: { kind: 'save-merge', open, choices } });
    setIsSaving(false);
    if (!isSaved) return;
    onClose();
    dispatch({ type: 'notified', notice: notice('mergeSaved') });
  };
  return (
    <Dialog
      title={say('mergeTitle', { number: numberOf(pageId) })}
      closeLabel={say('close')}
      onClose={onClose}
      size="full"
    >
      <div className="merge-sides">
        <p>
          <strong>{say('mergeMine')}</strong>
        </p>
        <p>
          <strong>{otherSide(open.other, say)}</strong>{' '}
          <span className="dim">{noteOf(open.other, say, language)}</span>
        </p>
      </div>
      <div className="merge-rows" onKeyDown={onKey}>
        <Rows open={open} choices={choices} onChoose={choose} />
      </div>
      <footer className="dialog-actions merge-actions">
        <p role="status">
          {conflicts === 0 ? say('mergeReady') : say('mergeConflicts', { count: conflicts })}
        </p>
        <KeyHints hasBoth={merge.chunks.some(({ merged }) => merged !== null)} />
        <div className="spacer" />
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button look="primary" disabled={conflicts > 0 || isSaving} onClick={() => void save()}>
          {say('mergeSave')}
        </Button>
      </footer>
    </Dialog>
  );
}

/** The keys inside a difference; 3 is there only where both changes of a line can stand. */
function KeyHints({ hasBoth }: { readonly hasBoth: boolean }) {
  const { say } = useWords();
  return (
    <span className="dim">
      <Kbd>F3</Kbd> {say('mergeNext')} · <Kbd>1</Kbd> {say('mergeHere')} · <Kbd>2</Kbd> {say('mergeThere')} ·{' '}
      {hasBoth ? (
        <>
          <Kbd>3</Kbd> {say('mergeBoth')} ·{' '}
        </>
      ) : null}
      <Kbd>4</Kbd> {say('mergeByHand')}
    </span>
  );
}

function otherSide(other: OtherSide, say: Say): string {
  return other.kind === 'recovered' ? say('mergeRecovered') : say('mergeTheirs');
}

/** What the other version is called, who made it, and when. */
function noteOf(other: OtherSide, say: Say, language: Language): string {
  if (other.kind === 'recovered') return '';
  const { info } = other;
  return [titleOf(info, say), info.who, timeOf(info, language)].filter((part) => part !== '').join(' · ');
}

type RowsProps = {
  readonly open: OpenMerge;
  readonly choices: MergeChoices;
  readonly onChoose: (index: number, choice: MergeChoice) => void;
};

/** What both sides have alike stands as a number of lines only. */
function Rows({ open: { merge }, choices, onChoose }: RowsProps) {
  const { say } = useWords();
  return merge.chunks.map((chunk, index) =>
    chunk.kind === 'same' || chunk.kind === 'alike' ? (
      <p key={index} className="dim merge-same">
        {say('linesAlike', { count: chunk.mineTo - chunk.mineFrom })}
      </p>
    ) : (
      <MergeRow
        key={index}
        merge={merge}
        chunk={chunk}
        choice={choices[index] ?? null}
        onChoose={(choice) => onChoose(index, choice)}
      />
    ),
  );
}

/** F3 goes to the next difference that waits, 1 to 4 choose in the one that has the focus. */
function onKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const rows = event.currentTarget;
  if (event.code === 'F3') {
    event.preventDefault();
    return focusConflict(rows, event.shiftKey ? -1 : 1);
  }
  if (event.target instanceof HTMLTextAreaElement) return;
  const number = /^(?:Digit|Numpad)([1-4])$/.exec(event.code)?.[1];
  const row = (event.target as HTMLElement).closest('.merge-row');
  const radio = row?.querySelector<HTMLInputElement>(`input[data-key="${number ?? ''}"]`);
  if (radio == null) return;
  event.preventDefault();
  radio.focus();
  radio.click();
}

/** To the next row after the focus that waits for a choice; where none waits, to the next row. */
function focusConflict(rows: HTMLElement, step: 1 | -1): void {
  const all = [...rows.querySelectorAll<HTMLElement>('.merge-row')];
  const waiting = all.filter((row) => row.dataset['waits'] === 'true');
  const list = waiting.length > 0 ? waiting : all;
  const at = all.findIndex((row) => row.contains(document.activeElement));
  const isPast = (row: HTMLElement) => (all.indexOf(row) - at) * step > 0;
  const ordered = step === 1 ? list : [...list].reverse();
  const next = ordered.find(isPast) ?? ordered[0];
  next?.scrollIntoView({ block: 'center' });
  const radio = next?.querySelector<HTMLInputElement>('input:checked') ?? next?.querySelector('input');
  radio?.focus();
}
