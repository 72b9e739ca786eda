import { useEffect, useState, type FormEvent } from 'react';
import type { ReferenceRole } from '../../../../app/core/project/project';
import { isScanName } from '../../../../app/core/scan/scan-files';
import type { PickedFile } from '../../../api';
import type { WordKey } from '../../../locales/en';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { ArchivalFields, archivalOrNull } from './archival-fields';
import { ScanList, type ScanRow } from './scan-list';
import { TextList, type TextRow } from './text-list';
import { useDocumentDetails, type DocumentDetails } from './use-document-details';
import { TextsBeside, takeTexts, useTextsBeside } from './texts-beside';
import { useScanRows } from './use-scan-rows';
import { GivenTextField, type ChosenText } from './given-text-field';
import { guessRole } from '../../../../app/core/reference/guess-role';
import { ask } from '../../../shell/requests';
import { dispatch, perform, useReview } from '../../../shell/store';
import { useWords } from '../../use-words';

/** Scans, what they are, and what to compare them with. Each scan is tried at once, so that trouble shows early. */
export function NewReviewDialog({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  const { scans, beside, texts, given, details, add, suggested } = useGivenFiles();
  const [isCreating, setCreating] = useState(false);
  const pick = async (purpose: 'scan' | 'scan-folder' | 'reference') => {
    const files = await ask('files.pick', { purpose });
    if (files !== null) add(files, purpose === 'reference' ? 'text' : 'scan');
  };
  const pickGiven = async () => {
    const [file] = (await ask('files.pick', { purpose: 'reference' })) ?? [];
    if (file !== undefined) given.change({ kind: 'file', file });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setCreating(true);
    const isOpen = await create(details, suggested, scans.rows, texts.rows);
    setCreating(false);
    if (isOpen) await takeTexts(beside.wanted);
    if (isOpen && given.text !== null) giveText(given.text);
  };
  const canCreate = scans.rows.length > 0 && scans.rows.every(({ pages }) => pages !== null) && !isCreating;
  return (
    <Dialog title={say('newReview')} closeLabel={say('close')} onClose={onClose} size="wide">
      <form onSubmit={(event) => void submit(event)}>
        <ScanList
          rows={scans.rows}
          onPick={() => void pick('scan')}
          onPickFolder={() => void pick('scan-folder')}
          onAllowLarge={(row) => scans.probe(row.file, { isLargeAllowed: true })}
          onMove={scans.move}
          onRemove={scans.remove}
          onPassword={(row, password) => scans.probe(row.file, { password })}
        >
          <TextsBeside beside={beside} />
        </ScanList>
        <GivenTextField given={given.text} onPick={() => void pickGiven()} onChange={given.change} />
        <About details={details} />
        <TextList
          rows={texts.rows}
          onPick={() => void pick('reference')}
          onRemove={(handle) => texts.change((rows) => rows.filter(({ file }) => file.handle !== handle))}
          onGiven={(file) => {
            texts.change((rows) => rows.filter((row) => row.file.handle !== file.handle));
            given.change({ kind: 'file', file });
          }}
          onRole={(handle, role) => texts.change((rows) => rows.map((row) => withRole(row, handle, role)))}
        />
        <footer className="dialog-actions">
          <span className="dim" role="status">
            {canCreate || isCreating ? '' : say(whyNot(scans.rows))}
          </span>
          <div className="spacer" />
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="primary" type="submit" disabled={!canCreate}>
            {say(isCreating ? 'creating' : 'create')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

/** Why the document cannot be made yet. */
function whyNot(scans: readonly ScanRow[]): WordKey {
  if (scans.length === 0) return 'createNeedsScans';
  if (scans.some(({ isTrying }) => isTrying)) return 'createWaits';
  return scans.some(({ needsPassword }) => needsPassword) ? 'createNeedsPassword' : 'createHasBad';
}

/** The files chosen or dropped so far. What was dropped is sorted by its names; what was picked is what it was picked as. */
function useGivenFiles() {
  const scans = useScanRows();
  const suggested = titleFrom(scans.rows);
  const details = useDocumentDetails(suggested);
  const [rows, change] = useState<readonly TextRow[]>([]);
  const [text, changeText] = useState<ChosenText | null>(null);
  const dropped = useReview((state) => state.app.dropped);
  const addTexts = (files: readonly PickedFile[]) => {
    change((known) => [...known, ...files.map((file) => ({ file, role: guessRole(file.name) }))]);
    for (const { handle } of files) void details.takeFrom(handle);
  };
  const add = (files: readonly PickedFile[], as: 'scan' | 'text') => {
    if (as === 'text') addTexts(files);
    else scans.add(files.filter(({ kind }) => kind === 'file'));
  };
  useEffect(() => {
    if (dropped.length === 0) return;
    dispatch({ type: 'dropped-taken' });
    const isOfScans = ({ name, problem }: PickedFile) => problem !== undefined || isScanName(name);
    scans.add(dropped.filter(isOfScans));
    addTexts(dropped.filter((file) => !isOfScans(file)));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what was dropped is taken up once; the functions are new with every drawing
  }, [dropped]);
  const given = { text, change: changeText };
  const beside = useTextsBeside(scans.rows);
  return { scans, beside, texts: { rows, change }, given, details, add, suggested };
}

/** The scans are read first, and then the text is laid on them. */
function giveText(text: ChosenText): void {
  const source = text.kind === 'file' ? ({ kind: 'file', handle: text.file.handle } as const) : { ...text };
  dispatch({ type: 'requested', effect: { kind: 'give-text', source, isNew: true, hasRead: false } });
}

/** Answers whether the new project is open. */
function create(
  { title, archival, publication }: DocumentDetails,
  suggested: string,
  scans: readonly ScanRow[],
  texts: readonly TextRow[],
): Promise<boolean> {
  const request = {
    verb: 'project.create',
    title: title.trim() === '' ? suggested : title.trim(),
    archival: archivalOrNull(archival),
    ...(publication === null ? {} : { publication }),
    scans: scans.map(toGiven),
    references: texts.map(({ file, role }) => ({ handle: file.handle, role })),
  } as const;
  return perform({ type: 'requested', effect: { kind: 'open-project', request } });
}

/** The name of the first scan that can be read, without its ending; none is there until one has been tried. */
function titleFrom(scans: readonly ScanRow[]): string {
  const readable = scans.find(({ pages }) => pages !== null);
  return readable?.file.name.replace(/\.[^.]+$/, '') ?? '';
}

function toGiven({ file, password, isLargeAllowed }: ScanRow) {
  const { handle } = file;
  return { handle, isLargeAllowed, ...(password === null ? {} : { password }) };
}

function About({ details }: { readonly details: DocumentDetails }) {
  const { say } = useWords();
  const { title, archival, publication, typeTitle, setArchival } = details;
  return (
    <>
      <label className="field-label">
        {say('reviewTitle')}
        <input
          className="field"
          value={title}
          maxLength={300}
          placeholder={say('titleHint')}
          onChange={(event) => typeTitle(event.target.value)}
        />
      </label>
      <ArchivalFields archival={archival} onChange={setArchival} />
      {publication === null ? null : (
        <p className="dim panel-note" role="status">
          {say('fromPublication')}
        </p>
      )}
    </>
  );
}

function withRole(row: TextRow, handle: string, role: ReferenceRole): TextRow {
  return row.file.handle === handle ? { ...row, role } : row;
}
