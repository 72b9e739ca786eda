import { useState } from 'react';
import type { LaidSummary } from '../../../../app/core/given/summary';
import type { GivenSource, TextPlanView } from '../../../../app/core/session/state/project-view';
import { dispatch } from '../../../shell/store';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { useSheetNumbers } from '../../use-sheet-numbers';
import { useWords } from '../../use-words';

type Props = { readonly plan: TextPlanView | null; readonly onClose: () => void };

/** A text for the scans of the open document: chosen or pasted first, then what each sheet would get of it. */
export function GivenTextDialog({ plan, onClose }: Props) {
  const { say } = useWords();
  return (
    <Dialog title={say('givenTitle')} closeLabel={say('close')} onClose={onClose} size="wide">
      {plan === null ? <Choose onClose={onClose} /> : <Preview plan={plan} onClose={onClose} />}
    </Dialog>
  );
}

function Choose({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  const [text, setText] = useState('');
  const give = (source: GivenSource) => {
    onClose();
    dispatch({ type: 'requested', effect: { kind: 'give-text', source, isNew: false, hasRead: false } });
  };
  return (
    <>
      <p>{say('givenHint')}</p>
      <PasteField text={text} onChange={setText} />
      <footer className="dialog-actions">
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button onClick={() => give({ kind: 'file', handle: null })}>{say('givenChoose')}</Button>
        <Button look="primary" disabled={text.trim() === ''} onClick={() => give({ kind: 'pasted', text })}>
          {say('givenGo')}
        </Button>
      </footer>
    </>
  );
}

type PasteProps = { readonly text: string; readonly onChange: (text: string) => void };

export function PasteField({ text, onChange }: PasteProps) {
  const { say } = useWords();
  return (
    <label className="field-label">
      {say('givenPaste')}
      <textarea
        className="field"
        rows={6}
        value={text}
        placeholder={say('givenPasteHint')}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

const percentOf = (share: number): number => Math.round(share * 100);

function Preview({ plan, onClose }: { readonly plan: TextPlanView; readonly onClose: () => void }) {
  const { say } = useWords();
  const { fileName: file, likeness, isOther, sheets, notRead } = plan;
  const take = () => {
    onClose();
    dispatch({ type: 'requested', effect: { kind: 'take-text', plan } });
  };
  return (
    <>
      <p role={isOther ? 'alert' : undefined}>
        {say(isOther ? 'givenOther' : 'givenFile', { file, percent: percentOf(likeness) })}
      </p>
      <div className="laid-sheets">
        <table>
          <thead>
            <tr>
              <th scope="col">{say('givenSheet')}</th>
              <th scope="col">{say('givenLines')}</th>
              <th scope="col">{say('givenAlike')}</th>
              <th scope="col">{say('givenNow')}</th>
            </tr>
          </thead>
          <tbody>
            {sheets.map((sheet) => (
              <SheetRow key={sheet.pageId} sheet={sheet} />
            ))}
          </tbody>
        </table>
      </div>
      {notRead.length === 0 ? null : <p>{say('givenNotRead', { sheets: notRead.map(Number).join(', ') })}</p>}
      <p className="dim">{say('givenKeeps')}</p>
      <footer className="dialog-actions">
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button look="primary" disabled={sheets.every(({ lines }) => lines === 0)} onClick={take}>
          {say('givenTake')}
        </Button>
      </footer>
    </>
  );
}

function SheetRow({ sheet }: { readonly sheet: LaidSummary }) {
  const { say } = useWords();
  const numberOf = useSheetNumbers();
  const now = { empty: 'givenEmpty', machine: 'givenMachine', person: 'givenPerson' } as const;
  const { pageId, lines, likeness, threads, withoutInk, firstLine, lastLine, before } = sheet;
  const doubts = [
    ...(threads === 0 ? [] : [say('givenThreads', { number: threads })]),
    ...(withoutInk === 0 ? [] : [say('givenWithoutInk', { number: withoutInk })]),
  ];
  return (
    <tr>
      <th scope="row">{numberOf(pageId)}</th>
      <td>
        {lines === 0 ? (
          <span className="dim">{say('givenNothing')}</span>
        ) : (
          <>
            {lines} · <q>{firstLine}</q> … <q>{lastLine}</q>
            {doubts.length === 0 ? null : <p className="laid-doubts">{doubts.join('; ')}</p>}
          </>
        )}
      </td>
      <td>{lines === 0 ? '–' : `${percentOf(likeness)} %`}</td>
      <td>{say(now[before])}</td>
    </tr>
  );
}
