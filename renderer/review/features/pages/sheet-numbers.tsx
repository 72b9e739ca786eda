import { useState, type FormEvent } from 'react';
import { sheetNames } from '../../../../app/core/project/sheet-names';
import { Button } from '../../../ui/button';
import { useWords } from '../../use-words';

type Props = {
  readonly count: number;
  readonly onNames: (names: readonly string[]) => void;
};

const MOST_SHOWN = 4;

/** Numbers for the chosen sheets, as the archive numbers them. */
export function SheetNumbers({ count, onNames }: Props) {
  const { say } = useWords();
  const [start, setStart] = useState('1');
  const [hasVersos, setVersos] = useState(false);
  const [pattern, setPattern] = useState('');
  const names = sheetNames({ start, hasVersos, pattern }, count);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (names !== null) onNames(names);
  };
  const shown = names?.slice(0, MOST_SHOWN).join(', ') ?? '';
  return (
    <form className="sheet-numbers" onSubmit={submit}>
      <label className="field-label">
        {say('nameStart')}
        <input
          className="field"
          value={start}
          maxLength={20}
          autoFocus
          title={say('nameStartHint')}
          onChange={(event) => setStart(event.target.value)}
        />
      </label>
      <label className="field-label">
        {say('namePattern')}
        <input
          className="field"
          value={pattern}
          maxLength={80}
          placeholder="{n}"
          title={say('namePatternHint')}
          onChange={(event) => setPattern(event.target.value)}
        />
      </label>
      <label className="check">
        <input type="checkbox" checked={hasVersos} onChange={(event) => setVersos(event.target.checked)} />
        {say('nameVersos')}
      </label>
      <span role="status" className="dim">
        {names === null
          ? say('nameWrong')
          : say('namePreview', { names: names.length > MOST_SHOWN ? `${shown}…` : shown })}
      </span>
      <div className="spacer" />
      <Button onClick={() => onNames([])}>{say('nameClear')}</Button>
      <Button look="primary" type="submit" disabled={names === null}>
        {say('nameApply')}
      </Button>
    </form>
  );
}
