import { X } from 'lucide-react';
import { useState } from 'react';
import type { PickedFile } from '../../../api';
import { Button } from '../../../ui/button';
import { useWords } from '../../use-words';
import { PasteField } from './given-text-dialog';

/** A finished text of the scans, before the document is made. */
export type ChosenText =
  { readonly kind: 'file'; readonly file: PickedFile } | { readonly kind: 'pasted'; readonly text: string };

type Props = {
  readonly given: ChosenText | null;
  readonly onPick: () => void;
  readonly onChange: (given: ChosenText | null) => void;
};

/** “I have a transcription”: a file, or what is pasted. */
export function GivenTextField({ given, onPick, onChange }: Props) {
  const { say } = useWords();
  const [isPasting, setPasting] = useState(false);
  return (
    <fieldset className="files">
      <legend>{say('givenLegend')}</legend>
      <p className="dim">{say('givenLegendHint')}</p>
      {given?.kind === 'file' ? <Chosen name={given.file.name} onRemove={() => onChange(null)} /> : null}
      {isPasting && given?.kind !== 'file' ? (
        <PasteField
          text={given?.text ?? ''}
          onChange={(text) => onChange(text.trim() === '' ? null : { kind: 'pasted', text })}
        />
      ) : null}
      <div className="row">
        <Button onClick={onPick}>{say('givenChoose')}</Button>
        {isPasting ? null : <Button onClick={() => setPasting(true)}>{say('givenPaste')}</Button>}
      </div>
    </fieldset>
  );
}

function Chosen({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const { say } = useWords();
  return (
    <ul>
      <li>
        <span className="file-name">{name}</span>
        <Button
          look="quiet"
          icon={<X size={16} />}
          aria-label={`${say('remove')}: ${name}`}
          onClick={onRemove}
        />
      </li>
    </ul>
  );
}
