import { useEffect, useState } from 'react';
import { differingLines, type ComparedLine } from '../../../../app/core/edit/compare-texts';
import type { BoxPx } from '../../../../app/core/base/geometry';
import type { Edit } from '../../../../app/core/edit/edit';
import { insertWithinEdit, replaceWithinEdit } from '../../../../app/core/edit/line-edits';
import type { Line, Page } from '../../../../app/core/page/transcription';
import { cropOfBox, pageGeometry } from '../../../../app/core/session/select/page-geometry';
import { pageOf } from '../../../../app/core/session/select/selectors-text';
import { ComparedWords } from '../../../ui/compared-words';
import { Button } from '../../../ui/button';
import { Crop } from '../../crop';
import { Dialog } from '../../../ui/dialog';
import { readPart, stopReadingPart } from '../../../shell/requests';
import { pictureUrl } from '../../pictures';
import { dispatch, useReview } from '../../../shell/store';
import { useWords } from '../../use-words';

/** How a part is read: enlarged so many times, by so many passes. */
type Way = { readonly enlargement: number; readonly readings: number };

const PART_WAYS: readonly Way[] = [
  { enlargement: 1, readings: 1 },
  { enlargement: 1, readings: 3 },
  { enlargement: 1.5, readings: 1 },
  { enlargement: 2, readings: 1 },
];
/** A whole sheet is brought to the model's size as it is. */
const SHEET_WAYS: readonly Way[] = [
  { enlargement: 1, readings: 3 },
  { enlargement: 1, readings: 4 },
  { enlargement: 1, readings: 1 },
];

type Props = {
  readonly pageId: string;
  readonly boxPx: BoxPx;
  readonly isWhole: boolean;
  /** The Discrepancy whose ink it is, if any. */
  readonly flagId: string | null;
  readonly onClose: () => void;
};
type Reading = readonly Line[] | 'failed' | 'reading' | null;

/** A part of a sheet, or all of it, read once more in a way the person chooses, and shown before anything is taken. */
export function ReadPartDialog({ pageId, boxPx, isWhole, flagId, onClose }: Props) {
  const { say } = useWords();
  const ways = isWhole ? SHEET_WAYS : PART_WAYS;
  const projectId = useReview((state) => state.project.view?.project.id ?? '');
  const page = useReview((state) => pageOf(state, pageId));
  const [way, setWay] = useState(0);
  const [reading, setReading] = useState<Reading>(null);
  useEffect(() => stopReadingPart, []);
  if (page === null) return null;
  const start = async () => {
    setReading('reading');
    const asked = { pageId, boxPx, ...(ways[way] ?? { enlargement: 1, readings: 1 }) };
    setReading((await readPart(asked)) ?? 'failed');
  };
  const isReading = reading === 'reading';
  const lines = Array.isArray(reading) ? (reading as readonly Line[]) : null;
  const edit = lines === null || lines.length === 0 ? null : editOf(flagId, page, boxPx, lines);
  return (
    <Dialog
      title={say(isWhole ? 'readSheetTitle' : 'readPartTitle')}
      closeLabel={say('close')}
      onClose={onClose}
      size="wide"
    >
      {isWhole ? null : (
        <Crop
          pictureUrl={pictureUrl(projectId, pageId)}
          image={page.image}
          cut={cropOfBox(boxPx, pageGeometry(page).lie)}
          label={say('scan')}
        />
      )}
      <Ways ways={ways} way={way} isDisabled={isReading} onWay={setWay} />
      <div role="status" className="read-part">
        {isReading ? <p className="dim">{say('rereading')}</p> : null}
        {lines === null ? null : <Preview edit={edit} />}
      </div>
      <footer className="dialog-actions">
        <Button onClick={onClose}>{say('keepText')}</Button>
        {isReading ? (
          <Button onClick={stopReadingPart}>{say('stop')}</Button>
        ) : (
          <Button look={lines === null ? 'primary' : 'plain'} onClick={() => void start()}>
            {say(reading === null ? 'readDo' : 'readAgainDo')}
          </Button>
        )}
        {lines !== null && edit !== null ? (
          <Button
            look="primary"
            onClick={() => {
              onClose();
              const read = { pageId, boxPx, lines };
              if (flagId === null) dispatch({ type: 'part-reread', ...read });
              else dispatch({ type: 'card-ink-read', id: flagId, ...read });
            }}
          >
            {say('takeRead')}
          </Button>
        ) : null}
      </footer>
    </Dialog>
  );
}

type WaysProps = {
  readonly ways: readonly Way[];
  readonly way: number;
  readonly isDisabled: boolean;
  readonly onWay: (way: number) => void;
};

function Ways({ ways, way, isDisabled, onWay }: WaysProps) {
  const { say, language } = useWords();
  const number = new Intl.NumberFormat(language);
  return (
    <fieldset className="ways" disabled={isDisabled}>
      <legend>{say('readHow')}</legend>
      {ways.map(({ enlargement, readings }, i) => (
        <label key={`${enlargement}-${readings}`}>
          <input type="radio" name="way" checked={i === way} onChange={() => onWay(i)} />{' '}
          {say('readings', { count: readings })}
          {enlargement === 1 ? '' : `, ${say('rereadAt', { size: number.format(enlargement) })}`}
        </label>
      ))}
    </fieldset>
  );
}

/** Ink of a card goes in beside what is there; elsewhere what was read takes its place. */
function editOf(flagId: string | null, page: Page, boxPx: BoxPx, lines: readonly Line[]): Edit | null {
  return (flagId === null ? replaceWithinEdit : insertWithinEdit)(page, boxPx, lines);
}

/** What would change, from the very Edit that taking it makes; null for nothing. */
function Preview({ edit }: { readonly edit: Edit | null }) {
  const { say } = useWords();
  if (edit === null) return <p className="dim">{say('rereadNothing')}</p>;
  const textsOf = (all: readonly Line[]) => all.map(({ text }) => text);
  const compared = differingLines(textsOf(edit.removed), textsOf(edit.inserted));
  if (compared.length === 0) return <p className="dim">{say('rereadSame')}</p>;
  return (
    <table className="read-lines">
      <thead>
        <tr>
          <th scope="col">{say('now')}</th>
          <th scope="col">{say('readNew')}</th>
        </tr>
      </thead>
      <tbody>
        {compared.map((line, i) => (
          <Row key={i} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ line }: { readonly line: ComparedLine }) {
  return (
    <tr>
      <td className="reading-text">{line.before === null ? '—' : <ComparedWords parts={line.before} />}</td>
      <td className="reading-text">{line.after === null ? '—' : <ComparedWords parts={line.after} />}</td>
    </tr>
  );
}
