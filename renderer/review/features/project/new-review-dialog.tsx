import { useEffect, useState, type FormEvent } from 'react';
import type { ReferenceRole } from '../../../../app/core/discrepancy/discrepancy';
import { isScanName } from '../../../../app/core/scan/scan-files';
import type { PickedFile } from '../../../api';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { ArchivalFields, archivalOrNull } from './archival-fields';
import { ScanList, type ScanRow } from './scan-list';
import { TextList, type TextRow } from './text-list';
import { useDocumentDetails, type DocumentDetails } from './use-document-details';
import { useScanRows } from './use-scan-rows';
import { guessRole } from '../../../../app/core/reference/guess-role';
import { ask } from '../../../shell/requests';
import { dispatch, perform, useReview } from '../../../shell/store';
import { useWords } from '../../use-words';

/** Scans, what they are, and what to compare them with. Each scan is tried at once, so that trouble shows early. */
export function NewReviewDialog({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  const dropped = useReview((state) => state.app.dropped);
  const { rows: scans, probe, add: addScans, remove: removeScan } = useScanRows();
  const suggested = titleFrom(scans);
  const details = useDocumentDetails(suggested);
  const { title, archival, publication } = details;
  const [texts, setTexts] = useState<readonly TextRow[]>([]);
  const [isCreating, setCreating] = useState(false);

  const addTexts = (files: readonly PickedFile[]) => {
    setTexts((rows) => [...rows, ...files.map((file) => ({ file, role: guessRole(file.name) }))]);
    for (const { handle } of files) void details.takeFrom(handle);
  };
  const add = (files: readonly PickedFile[]) => {
    addScans(files.filter(({ name }) => isScanName(name)));
    addTexts(files.filter(({ name }) => !isScanName(name)));
  };
  useEffect(() => {
    if (dropped.length === 0) return;
    dispatch({ type: 'dropped-taken' });
    add(dropped);
    // What was dropped is taken up once; `add` is new with every drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [dropped]);
  const pick = async (purpose: 'scan' | 'scan-folder' | 'reference') => {
    const files = await ask('files.pick', { purpose });
    if (files === null) return;
    // What is chosen as a scan is tried as one, whatever its name.
    if (purpose !== 'reference') addScans(files.filter(({ kind }) => kind === 'file'));
    else addTexts(files);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setCreating(true);
    const isOpen = await perform({
      type: 'requested',
      effect: {
        kind: 'open-project',
        request: {
          verb: 'project.create',
          title: title.trim() === '' ? suggested : title.trim(),
          archival: archivalOrNull(archival),
          ...(publication === null ? {} : { publication }),
          scans: scans.map(toGiven),
          references: texts.map(({ file, role }) => ({ handle: file.handle, role })),
        },
      },
    });
    setCreating(false);
    if (isOpen) onClose();
  };
  const canCreate = scans.length > 0 && scans.every(({ pages }) => pages !== null) && !isCreating;
  return (
    <Dialog title={say('newReview')} closeLabel={say('close')} onClose={onClose} size="wide">
      <form onSubmit={(event) => void submit(event)}>
        <ScanList
          rows={scans}
          onPick={() => void pick('scan')}
          onPickFolder={() => void pick('scan-folder')}
          onAllowLarge={(row) => probe(row.file, { isLargeAllowed: true })}
          onRemove={removeScan}
          onPassword={(row, password) => probe(row.file, { password })}
        />
        <About details={details} />
        <TextList
          rows={texts}
          onPick={() => void pick('reference')}
          onRemove={(handle) => setTexts((rows) => rows.filter(({ file }) => file.handle !== handle))}
          onRole={(handle, role) => setTexts((rows) => rows.map((row) => withRole(row, handle, role)))}
        />
        <footer className="dialog-actions">
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="primary" type="submit" disabled={!canCreate}>
            {say(isCreating ? 'creating' : 'create')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
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
