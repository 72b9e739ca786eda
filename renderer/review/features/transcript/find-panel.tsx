import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { ArrowDown, ArrowUp, CaseSensitive, Regex, X } from 'lucide-react';
import { MAX_HITS } from '../../../../app/core/find';
import { Button } from '../../../ui/button';
import { FoundList } from './found-list';
import { useKeys } from '../../use-keys';
import { dispatch, useReview } from '../../../shell/store';
import type { Finding } from '../../../../app/core/session/state-find';
import { useWords } from '../../use-words';
import { isReadOnly } from '../../../../app/core/session/selectors-text';

/** Find and replace, over the sheet or the whole review, above the transcription. */
export function FindPanel() {
  const { say } = useWords();
  const finding = useReview((state) => state.find.finding);
  if (finding === null) return null;
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    dispatch({ type: 'find-closed' });
  };
  return (
    <div className="find-panel" role="search" aria-label={say('findTitle')} onKeyDown={onKey}>
      <FindRow finding={finding} />
      {finding.showsReplacement ? <ReplaceRow finding={finding} /> : null}
      <FoundList finding={finding} />
    </div>
  );
}

type Props = { readonly finding: Finding };

function FindRow({ finding }: Props) {
  const { say } = useWords();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [finding.serial]);
  const { query, scope } = finding;
  return (
    <div className="find-row">
      <input
        ref={field}
        className="field mono"
        aria-label={say('findWhat')}
        placeholder={say('findWhat')}
        value={query.text}
        onChange={(event) => dispatch({ type: 'find-changed', query: { text: event.target.value } })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') dispatch({ type: 'hit-stepped', step: event.shiftKey ? -1 : 1 });
        }}
      />
      <Toggle
        label={say('matchExactly')}
        isOn={query.isExact}
        icon={<CaseSensitive size={16} />}
        onChange={(isExact) => dispatch({ type: 'find-changed', query: { isExact } })}
      />
      <Toggle
        label={say('useRegex')}
        isOn={query.isRegex}
        icon={<Regex size={16} />}
        onChange={(isRegex) => dispatch({ type: 'find-changed', query: { isRegex } })}
      />
      <select
        className="field"
        aria-label={say('findIn')}
        value={scope}
        onChange={(event) =>
          dispatch({ type: 'find-scoped', scope: event.target.value === 'page' ? 'page' : 'project' })
        }
      >
        <option value="page">{say('inPage')}</option>
        <option value="project">{say('inProject')}</option>
      </select>
      <FoundCount finding={finding} />
      <FindSteps />
    </div>
  );
}

function FindSteps() {
  const { say } = useWords();
  const { tip } = useKeys();
  return (
    <>
      <Button
        look="quiet"
        icon={<ArrowUp size={16} />}
        aria-label={say('previousFound')}
        title={tip('find-previous', say('previousFound'))}
        onClick={() => dispatch({ type: 'hit-stepped', step: -1 })}
      />
      <Button
        look="quiet"
        icon={<ArrowDown size={16} />}
        aria-label={say('nextFound')}
        title={tip('find-next', say('nextFound'))}
        onClick={() => dispatch({ type: 'hit-stepped', step: 1 })}
      />
      <Button
        look="quiet"
        icon={<X size={16} />}
        aria-label={say('close')}
        title={say('close')}
        onClick={() => dispatch({ type: 'find-closed' })}
      />
    </>
  );
}

type ToggleProps = {
  readonly label: string;
  readonly isOn: boolean;
  readonly icon: ReactNode;
  readonly onChange: (isOn: boolean) => void;
};

function Toggle({ label, isOn, icon, onChange }: ToggleProps) {
  return (
    <Button
      look="quiet"
      className="find-toggle"
      icon={icon}
      aria-label={label}
      aria-pressed={isOn}
      title={label}
      onClick={() => onChange(!isOn)}
    />
  );
}

function FoundCount({ finding }: Props) {
  const { say } = useWords();
  const { query, hits, isCut, current, problem } = finding;
  const total = hits.length;
  const text =
    query.text === '' || problem !== null
      ? ''
      : isCut
        ? say('foundMore', { number: MAX_HITS })
        : total === 0
          ? say('foundNone')
          : current === null
            ? say('foundPlaces', { count: total })
            : say('foundAt', { number: current + 1, total });
  return (
    <span className="find-count dim" role="status">
      {text}
    </span>
  );
}

function ReplaceRow({ finding }: Props) {
  const { say } = useWords();
  const readOnly = useReview(isReadOnly);
  const isIdle = readOnly || finding.hits.length === 0;
  return (
    <div className="find-row">
      <input
        className="field mono"
        aria-label={say('replaceWith')}
        placeholder={say('replaceWith')}
        value={finding.query.replacement}
        onChange={(event) => dispatch({ type: 'find-changed', query: { replacement: event.target.value } })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') dispatch({ type: 'hit-replaced' });
        }}
      />
      <Button disabled={isIdle} onClick={() => dispatch({ type: 'hit-replaced' })}>
        {say('replaceOne')}
      </Button>
      <Button disabled={isIdle} onClick={() => dispatch({ type: 'all-hits-replaced' })}>
        {say('replaceAll')}
      </Button>
    </div>
  );
}
