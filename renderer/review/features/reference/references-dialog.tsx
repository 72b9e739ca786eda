import { useMemo, useState } from 'react';
import { guessRole } from '../../../../app/core/reference/guess-role';
import { coveredSheets, sheetRanges } from '../../../../app/core/reference/covered-sheets';
import type { ReferencePlace } from '../../../../app/core/project/arrange-references';
import type { ProjectReference, ReferenceRole } from '../../../../app/core/project/project';
import { pageText } from '../../../../app/core/page/transcription';
import { isReadOnly, pageOf, projectPages } from '../../../../app/core/session/select/selectors-text';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { ask } from '../../../shell/requests';
import { perform, stateNow, useReview } from '../../../shell/store';
import { useNewNotice } from '../../use-new-notice';
import { useWords } from '../../use-words';

const NONE: readonly ProjectReference[] = [];

/** The texts that the document is compared with: named, given a role, replaced, taken out and put back. */
export function ReferencesDialog({ onClose }: { readonly onClose: () => void }) {
  const { say, textOf } = useWords();
  const references = useReview((state) => state.project.view?.project.references ?? NONE);
  const removed = useReview((state) => state.project.view?.project.removedReferences ?? NONE);
  const readOnly = useReview(isReadOnly);
  const notice = useNewNotice();
  const [isPasting, setPasting] = useState(false);
  const covered = useCovered(references);
  return (
    <Dialog title={say('referencesTitle')} closeLabel={say('close')} onClose={onClose} size="wide">
      {references.length === 0 ? <p className="dim">{say('referencesNone')}</p> : null}
      <ul className="references">
        {references.map((one, i) => (
          <Row key={one.textFile} reference={one} covered={covered[i] ?? null} isReadOnly={readOnly} />
        ))}
      </ul>
      {removed.length === 0 ? null : (
        <>
          <h3>{say('referencesRemoved')}</h3>
          <ul className="references">
            {removed.map((one) => (
              <li key={one.textFile} className="row">
                <span className="reference-label">{one.label}</span>
                <Button disabled={readOnly} onClick={() => void arrange([...placesNow(), placeOf(one)])}>
                  {say('referencePutBack')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {isPasting ? <PasteForm onDone={() => setPasting(false)} /> : null}
      <footer className="dialog-actions">
        <span className="dim" role="status">
          {notice === null ? '' : textOf(notice.message)}
        </span>
        <div className="spacer" />
        <Button disabled={readOnly || isPasting} onClick={() => setPasting(true)}>
          {say('referencePaste')}
        </Button>
        <Button disabled={readOnly} onClick={() => void addFiles()}>
          {say('referenceAddFile')}
        </Button>
        <Button look="primary" onClick={onClose}>
          {say('close')}
        </Button>
      </footer>
    </Dialog>
  );
}

function placeOf({ textFile, label, role }: ProjectReference): ReferencePlace {
  return { textFile, label, role };
}

function placesNow(): readonly ReferencePlace[] {
  return (stateNow().project.view?.project.references ?? NONE).map(placeOf);
}

function arrange(references: readonly ReferencePlace[]): Promise<boolean> {
  return perform({ type: 'requested', effect: { kind: 'arrange-references', references } });
}

async function addFiles(role?: ReferenceRole): Promise<readonly ReferencePlace[]> {
  const before = new Set(placesNow().map(({ textFile }) => textFile));
  const files = (await ask('files.pick', { purpose: 'reference' })) ?? [];
  if (files.length === 0) return [];
  const references = files.map(({ handle, name }) => ({ handle, role: role ?? guessRole(name) }));
  await perform({ type: 'requested', effect: { kind: 'add-references', references } });
  return placesNow().filter(({ textFile }) => !before.has(textFile));
}

/** The new text takes the place and the name of the old one, which goes to the removed ones. */
async function replace({ textFile, label, role }: ProjectReference): Promise<void> {
  const [first, ...more] = await addFiles(role);
  if (first === undefined) return;
  const own = [{ ...first, label, role }, ...more];
  const added = new Set(own.map((one) => one.textFile));
  const others = placesNow().filter((one) => !added.has(one.textFile));
  await arrange(others.flatMap((one) => (one.textFile === textFile ? own : [one])));
}

type RowProps = {
  readonly reference: ProjectReference;
  /** Null where it cannot be told. */
  readonly covered: string | null;
  readonly isReadOnly: boolean;
};

function Row({ reference, covered, isReadOnly: readOnly }: RowProps) {
  const { say } = useWords();
  const { textFile, label, role } = reference;
  const [typed, setTyped] = useState(label);
  const change = (part: Partial<ReferencePlace>) =>
    void arrange(placesNow().map((one) => (one.textFile === textFile ? { ...one, ...part } : one)));
  const rename = () => {
    if (typed.trim() === '') setTyped(label);
    else if (typed.trim() !== label) change({ label: typed.trim() });
  };
  return (
    <li>
      <input
        className="field"
        aria-label={say('referenceName')}
        value={typed}
        maxLength={300}
        disabled={readOnly}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={rename}
        onKeyDown={(event) => (event.key === 'Enter' ? rename() : undefined)}
      />
      <select
        className="field"
        aria-label={`${say('referenceRole')}: ${label}`}
        value={role}
        disabled={readOnly}
        onChange={(event) => change({ role: event.target.value as ReferenceRole })}
      >
        <option value="transcription">{say('reference')}</option>
        <option value="translation">{say('translation')}</option>
      </select>
      <span className="dim reference-covers">
        {say('referenceCovers')}: {covered ?? say('referenceCoversUnknown')}
      </span>
      <span className="row">
        <Button disabled={readOnly} onClick={() => void replace(reference)}>
          {say('referenceReplace')}
        </Button>
        <Button
          disabled={readOnly}
          aria-label={`${say('referenceRemove')}: ${label}`}
          onClick={() => void arrange(placesNow().filter((one) => one.textFile !== textFile))}
        >
          {say('referenceRemove')}
        </Button>
      </span>
    </li>
  );
}

/** Of each publication the sheets whose text it has; of a translation nothing can be said word by word. */
function useCovered(references: readonly ProjectReference[]): readonly (string | null)[] {
  const { say } = useWords();
  const texts = useReview((state) => state.project.references);
  return useMemo(() => {
    const state = stateNow();
    const sheets = projectPages(state).map(({ id }) => {
      const page = pageOf(state, id);
      return page === null ? '' : pageText(page);
    });
    return references.map(({ role }, i) => {
      const text = texts[i];
      if (role !== 'transcription' || text === undefined || sheets.every((sheet) => sheet === ''))
        return null;
      return sheetRanges(coveredSheets(text, sheets)) || say('referenceCoversNone');
    });
  }, [references, texts, say]);
}

/** A text from the clipboard becomes a text to compare with. */
function PasteForm({ onDone }: { readonly onDone: () => void }) {
  const { say } = useWords();
  const [text, setText] = useState('');
  const [label, setLabel] = useState('');
  const [role, setRole] = useState<ReferenceRole>('transcription');
  const take = async () => {
    const name = label.trim() === '' ? say('referencePasted') : label.trim();
    const effect = { kind: 'paste-reference', text, label: name, role } as const;
    if (await perform({ type: 'requested', effect })) onDone();
  };
  return (
    <div className="reference-paste">
      <label className="field-label">
        {say('referencePasteLabel')}
        <textarea
          className="field"
          rows={5}
          value={text}
          autoFocus
          onChange={(event) => {
            setText(event.target.value);
            setRole(isMostlyLatin(event.target.value) ? 'translation' : 'transcription');
          }}
        />
      </label>
      <div className="row">
        <input
          className="field"
          aria-label={say('referenceName')}
          placeholder={say('referencePasted')}
          value={label}
          maxLength={300}
          onChange={(event) => setLabel(event.target.value)}
        />
        <select
          className="field"
          aria-label={say('referenceRole')}
          value={role}
          onChange={(event) => setRole(event.target.value as ReferenceRole)}
        >
          <option value="transcription">{say('reference')}</option>
          <option value="translation">{say('translation')}</option>
        </select>
        <Button onClick={onDone}>{say('cancel')}</Button>
        <Button look="primary" disabled={text.trim() === ''} onClick={() => void take()}>
          {say('referencePasteTake')}
        </Button>
      </div>
    </div>
  );
}

function isMostlyLatin(text: string): boolean {
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return latin > (text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0);
}
