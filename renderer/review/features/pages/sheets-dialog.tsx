import {
  ArrowLeft,
  ArrowRight,
  Columns2,
  Eraser,
  FilePlus2,
  Hash,
  ImageUp,
  Trash2,
  Undo2,
} from 'lucide-react';
import { useRef, useState } from 'react';
import { arrangementOf, type Arrangement } from '../../../../app/core/project/arrange';
import {
  movedBy,
  movedTo,
  withBlank,
  withNames,
  withoutSheets,
  withRestored,
} from '../../../../app/core/project/arrange-edits';
import type { Step } from '../../../../app/core/edit/history';
import type { ReviewState } from '../../../../app/core/session/state/state';
import { isReadOnly, projectPages } from '../../../../app/core/session/select/selectors-text';
import type { RequestEffect } from '../../../../app/core/session/actions/effects';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { ask } from '../../../shell/requests';
import { dispatch, perform, stateNow, useReview } from '../../../shell/store';
import { useNewNotice } from '../../use-new-notice';
import { useWords } from '../../use-words';
import { RemovedSheets } from './removed-sheets';
import { SheetMosaic } from './sheet-mosaic';
import { SheetNumbers } from './sheet-numbers';
import { SplitSheets, type Split } from './split-sheets';

type Shown = 'sheets' | 'numbers' | 'removed' | 'split';

type Props = {
  readonly onClose: () => void;
  /** What is shown first. */
  readonly start?: 'sheets' | 'split';
};

/** Every sheet of the document as a picture: choose, move, remove, number. Each change can be undone here. */
export function SheetsDialog({ onClose, start = 'sheets' }: Props) {
  const { say } = useWords();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => {
    const { pageId } = stateNow().place;
    return new Set(pageId === null ? [] : [pageId]);
  });
  const [shown, setShown] = useState<Shown>(start);
  const work = useArranging();
  const pages = useReview(projectPages);
  const open = (pageId: string) => {
    dispatch({ type: 'page-selected', pageId });
    onClose();
  };
  const name = (names: readonly string[]) => {
    void work.change((sheets) => withNames(sheets, chosen, names));
    setShown('sheets');
  };
  /** Where all that was chosen is gone afterwards, what stands where the first of it stood is chosen. */
  const choosingWhatIsLeft = async (task: () => Promise<void>) => {
    const at = now().findIndex(({ id }) => chosen.has(id));
    await task();
    const left = now();
    if (left.some(({ id }) => chosen.has(id))) return;
    const next = left[Math.min(Math.max(0, at), left.length - 1)];
    setChosen(new Set(next === undefined ? [] : [next.id]));
  };
  const remove = () => choosingWhatIsLeft(() => work.change((sheets) => withoutSheets(sheets, chosen)));
  const undo = () => choosingWhatIsLeft(() => work.travel('undone'));
  const redo = () => choosingWhatIsLeft(() => work.travel('redone'));
  const split = async (splits: readonly Split[]) => {
    const at = now().findIndex(({ id }) => id === splits[0]?.pageId);
    await work.run({ kind: 'split-sheets', splits });
    setShown('sheets');
    setChosen(
      new Set(
        now()
          .slice(at, at + 2)
          .map(({ id }) => id),
      ),
    );
  };
  const count = pages.filter(({ id }) => chosen.has(id)).length;
  return (
    <Dialog title={say('sheetsTitle')} closeLabel={say('close')} onClose={onClose} size="full">
      <Tools
        work={work}
        chosen={chosen}
        shown={shown}
        onShow={setShown}
        onRemove={() => void remove()}
        onUndo={() => void undo()}
      />
      {shown === 'numbers' ? <SheetNumbers count={count} onNames={name} /> : null}
      {shown === 'split' ? (
        <SplitSheets
          chosen={chosen}
          onSplit={(splits) => void split(splits)}
          onCancel={() => setShown('sheets')}
        />
      ) : shown === 'removed' ? (
        <RemovedSheets
          onRestore={(one) => void work.change((sheets) => withRestored(sheets, one, sheets.length))}
        />
      ) : (
        <SheetMosaic
          chosen={chosen}
          onChoose={setChosen}
          onOpen={open}
          onMove={(step) => void work.change((sheets) => movedBy(sheets, chosen, step))}
          onDrop={(at) => void work.change((sheets) => movedTo(sheets, chosen, at))}
          onRemove={() => void remove()}
          onUndo={() => void undo()}
          onRedo={() => void redo()}
        />
      )}
      {shown === 'removed' ? null : <Foot count={count} hasHint={shown !== 'split'} />}
    </Dialog>
  );
}

/** How many are chosen, or what was told last, and what the keys do. */
function Foot({ count, hasHint }: { readonly count: number; readonly hasHint: boolean }) {
  const { say, textOf } = useWords();
  const notice = useNewNotice();
  return (
    <footer className="sheets-foot">
      <span className="dim" role="status">
        {notice === null ? say('sheetsChosen', { count }) : textOf(notice.message)}
      </span>
      <div className="spacer" />
      {hasHint ? <span className="dim">{say('sheetsHint')}</span> : null}
    </footer>
  );
}

type Work = {
  readonly isReadOnly: boolean;
  readonly canUndo: boolean;
  readonly change: (edit: (sheets: Arrangement) => Arrangement) => Promise<void>;
  /** What changes the sheets by other means than a new arrangement. */
  readonly run: (effect: RequestEffect) => Promise<void>;
  /** Takes the last step back or does it again, where it is one that changed the sheets. */
  readonly travel: (type: 'undone' | 'redone') => Promise<void>;
};

/** One change after the other, however fast the keys come; each is a step of the document's history. */
function useArranging(): Work {
  const readOnly = useReview(isReadOnly);
  const canUndo = useReview((state) => lastStep(state, 'undone')?.sheets !== undefined);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const inTurn = (task: () => Promise<void>): Promise<void> => {
    const run = last.current.then(task);
    last.current = run.catch(() => undefined);
    return run;
  };
  const doOne = async (effect: RequestEffect) => {
    await perform({ type: 'requested', effect });
  };
  return {
    isReadOnly: readOnly,
    canUndo,
    run: (effect) => inTurn(() => doOne(effect)),
    change: (edit) =>
      inTurn(async () => {
        const sheets = edit(now());
        if (!readOnly && JSON.stringify(sheets) !== JSON.stringify(now()))
          await doOne({ kind: 'arrange-sheets', sheets });
      }),
    travel: (type) =>
      inTurn(async () => {
        // Typing is not undone behind a dialog that covers it.
        if (lastStep(stateNow(), type)?.sheets !== undefined) await perform({ type });
      }),
  };
}

function lastStep({ text: { history } }: ReviewState, type: 'undone' | 'redone'): Step | undefined {
  return (type === 'undone' ? history.done : history.undone).at(-1);
}

function now(): Arrangement {
  return arrangementOf({ pages: projectPages(stateNow()) });
}

type ToolsProps = {
  readonly work: Work;
  readonly chosen: ReadonlySet<string>;
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
  readonly onRemove: () => void;
  readonly onUndo: () => void;
};

function Tools({ work, chosen, shown, onShow, onRemove, onUndo }: ToolsProps) {
  const { say } = useWords();
  const pages = useReview(projectPages);
  const removed = useReview((state) => state.project.view?.project.removedPages?.length ?? 0);
  const meant = pages.filter(({ id }) => chosen.has(id));
  const isAllBlank = meant.length > 0 && meant.every(({ isBlank }) => isBlank === true);
  const canChange = !work.isReadOnly && meant.length > 0 && shown !== 'removed';
  const [only] = meant;
  return (
    <div className="sheets-tools" role="toolbar" aria-label={say('sheetsTitle')}>
      <Button
        look="primary"
        icon={<FilePlus2 size={16} />}
        disabled={work.isReadOnly}
        title={say('sheetsAddBefore')}
        onClick={() => void addScans(work, chosen)}
      >
        {say('sheetsAdd')}
      </Button>
      <MoveTools
        work={work}
        chosen={chosen}
        isEnabled={canChange}
        isAll={meant.length === pages.length}
        onRemove={onRemove}
      />
      <Button
        icon={<ImageUp size={16} />}
        disabled={!canChange || meant.length !== 1}
        title={say('sheetsReplaceHint')}
        onClick={() => (only === undefined ? undefined : void replaceScan(work, only.id))}
      >
        {say('sheetsReplace')}
      </Button>
      <Button
        icon={<Eraser size={16} />}
        disabled={!canChange}
        onClick={() => void work.change((sheets) => withBlank(sheets, chosen, !isAllBlank))}
      >
        {say(isAllBlank ? 'sheetsNotBlank' : 'sheetsBlank')}
      </Button>
      <Button
        icon={<Hash size={16} />}
        disabled={!canChange}
        aria-pressed={shown === 'numbers'}
        onClick={() => onShow(shown === 'numbers' ? 'sheets' : 'numbers')}
      >
        {say('sheetsName')}
      </Button>
      <Button
        icon={<Columns2 size={16} />}
        disabled={!canChange}
        title={say('splitSheetsHint')}
        aria-pressed={shown === 'split'}
        onClick={() => onShow(shown === 'split' ? 'sheets' : 'split')}
      >
        {say('splitSheets')}
      </Button>
      <div className="spacer" />
      <Button
        icon={<Undo2 size={16} />}
        disabled={!work.canUndo}
        title={`${say('sheetsUndo')} (Ctrl+Z)`}
        onClick={onUndo}
      >
        {say('sheetsUndo')}
      </Button>
      <Button
        aria-pressed={shown === 'removed'}
        onClick={() => onShow(shown === 'removed' ? 'sheets' : 'removed')}
      >
        {say('sheetsTrash', { count: removed })}
      </Button>
    </div>
  );
}

type MoveProps = Pick<ToolsProps, 'work' | 'chosen' | 'onRemove'> & {
  readonly isEnabled: boolean;
  readonly isAll: boolean;
};

function MoveTools({ work, chosen, isEnabled, isAll, onRemove }: MoveProps) {
  const { say } = useWords();
  return (
    <>
      <Button
        icon={<ArrowLeft size={16} />}
        disabled={!isEnabled}
        title={`${say('sheetsEarlier')} (Alt+←)`}
        onClick={() => void work.change((sheets) => movedBy(sheets, chosen, -1))}
      >
        {say('sheetsEarlier')}
      </Button>
      <Button
        icon={<ArrowRight size={16} />}
        disabled={!isEnabled}
        title={`${say('sheetsLater')} (Alt+→)`}
        onClick={() => void work.change((sheets) => movedBy(sheets, chosen, 1))}
      >
        {say('sheetsLater')}
      </Button>
      <Button
        icon={<Trash2 size={16} />}
        disabled={!isEnabled || isAll}
        title={`${say('sheetsRemove')} (Del)`}
        onClick={onRemove}
      >
        {say('sheetsRemove')}
      </Button>
    </>
  );
}

/** After the last of the chosen sheets, or at the end. */
async function addScans(work: Work, chosen: ReadonlySet<string>): Promise<void> {
  const files = await ask('files.pick', { purpose: 'scan' });
  const scans = (files ?? []).filter(({ kind }) => kind === 'file').map(({ handle }) => ({ handle }));
  if (scans.length === 0) return;
  const last = now().reduce((at, { id }, i) => (chosen.has(id) ? i + 1 : at), 0);
  await work.run({ kind: 'add-sheets', scans, at: last === 0 ? now().length : last });
}

async function replaceScan(work: Work, pageId: string): Promise<void> {
  const [file] = (await ask('files.pick', { purpose: 'scan' })) ?? [];
  if (file === undefined) return;
  await work.run({ kind: 'replace-scan', pageId, scan: { handle: file.handle } });
}
