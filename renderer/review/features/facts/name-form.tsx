import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { bestLatinName } from '../../../../app/core/facts/name-match';
import { Button } from '../../../ui/button';
import type { LocatedFact } from '../../../../app/core/session/state-aids';
import { useWords } from '../../use-words';
import { perform } from '../../../shell/store';

type Props = {
  readonly row: LocatedFact;
  /** All rows of the page: names of the translation without counterpart are offered first. */
  readonly rows: readonly LocatedFact[];
  readonly onClose: () => void;
};

/** Teaches the project that two names are one. The likeliest pair stands there already, so Enter is enough. */
export function NameForm({ row, rows, onClose }: Props) {
  const { say } = useWords();
  const open = rows.filter(({ type, status }) => type === 'name' && status === 'unmatched');
  const namesEn = distinct(open.flatMap(({ en }) => en?.text ?? []));
  const namesRu = distinct(open.flatMap(({ ru }) => ru?.text ?? []));
  const [ru, setRu] = useState(row.ru?.text ?? namesRu[0] ?? '');
  const [en, setEn] = useState(row.en?.text ?? bestLatinName(row.ru?.text ?? '', namesEn));
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  useEffect(() => (row.en === null ? field.current?.select() : undefined), [row.en]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await perform({ type: 'name-taught', ru, en, isKnown: true })) onClose();
  };
  return (
    <form className="name-form" onSubmit={(event) => void submit(event)} onKeyDown={closeOn(onClose)}>
      <label className="field-label">
        {say('nameRu')}
        <input className="field" value={ru} maxLength={200} onChange={(event) => setRu(event.target.value)} />
      </label>
      <label className="field-label">
        {say('nameEn')}
        <input
          ref={field}
          autoFocus
          className="field"
          list={listId}
          value={en}
          maxLength={200}
          onChange={(event) => setEn(event.target.value)}
        />
        <datalist id={listId}>
          {namesEn.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </label>
      <div className="row">
        <Button look="primary" type="submit" disabled={ru.trim() === '' || en.trim() === ''}>
          {say('sameName')}
        </Button>
        <Button onClick={onClose}>{say('cancel')}</Button>
      </div>
    </form>
  );
}

function closeOn(onClose: () => void) {
  return (event: { readonly code: string; readonly stopPropagation: () => void }) => {
    if (event.code !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names.map((name) => name.replace(/\s+/g, ' ')))];
}
