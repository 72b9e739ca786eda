import { useRef, useState, type KeyboardEvent } from 'react';
import type { FactStatus } from '../../../../app/core/facts/fact-rows';
import { Button } from '../../../ui/button';
import { FactEntry, SIGNS } from './fact-entry';
import { ProjectNames } from './project-names';
import { runCommand } from '../../../shell/run-command';
import { factsInView } from '../../../../app/core/session/selectors-aids';
import type { LocatedFact, PageFacts } from '../../../../app/core/session/state-aids';
import { useReview } from '../../../shell/store';
import { useWords } from '../../use-words';
import { isReadOnly } from '../../../../app/core/session/selectors-text';

const STATUSES: readonly FactStatus[] = ['differs', 'unmatched', 'ambiguous', 'matched'];

/** Every fact of the page with its counterpart in the translation, and the names that the project has been taught. */
export function FactsPanel() {
  const { say } = useWords();
  const facts = useReview(factsInView);
  const hasTranslation = useReview((state) =>
    (state.project.view?.project.references ?? []).some(({ role }) => role === 'translation'),
  );
  const readOnly = useReview(isReadOnly);
  if (!hasTranslation) {
    return (
      <div className="overview">
        <p className="dim">{say('factsNeedTranslation')}</p>
        <Button disabled={readOnly} onClick={() => runCommand('add-references')}>
          {say('addReference')}
        </Button>
      </div>
    );
  }
  return (
    <div data-own-keys>
      {facts.map((one) => (
        <Sheet key={one.file} facts={one} />
      ))}
      <ProjectNames />
    </div>
  );
}

function Sheet({ facts }: { readonly facts: PageFacts }) {
  const { say } = useWords();
  const [shown, setShown] = useState<FactStatus | null>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const rows = facts.rows.filter(({ status }) => shown === null || status === shown);
  const count = (status: FactStatus) => facts.rows.filter((row) => row.status === status).length;
  return (
    <section className="fact-sheet" aria-label={facts.file}>
      <h2>{facts.file}</h2>
      <div className="fact-filter" role="group" aria-label={say('factFilter')}>
        {STATUSES.filter((status) => count(status) > 0).map((status) => (
          <button
            key={status}
            type="button"
            className="fact-count"
            aria-pressed={shown === status}
            onClick={() => setShown(shown === status ? null : status)}
          >
            <span className={`fact-sign fact-${status}`}>{SIGNS[status]}</span> {say(status)} {count(status)}
          </button>
        ))}
      </div>
      {facts.rows.length === 0 ? <p className="dim">{say('noFacts')}</p> : null}
      <ul ref={list} className="facts" onKeyDown={(event) => moveFocus(event, list.current)}>
        {rows.map((row) => (
          <FactEntry
            key={idOf(row)}
            row={row}
            facts={facts}
            isOpen={openId === idOf(row)}
            onToggle={() => setOpenId(openId === idOf(row) ? null : idOf(row))}
          />
        ))}
      </ul>
    </section>
  );
}

/** The same row stays open when its counterpart or its type changes. */
function idOf({ type, ru, en }: LocatedFact): string {
  return `${type === 'name' ? 'name' : 'fact'} ${ru === null ? `en ${en?.from ?? ''}` : ru.from}`;
}

/** Up and down go from fact to fact. */
function moveFocus(event: KeyboardEvent, list: HTMLUListElement | null): void {
  const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
  const buttons = [...(list?.querySelectorAll<HTMLButtonElement>('.fact') ?? [])];
  const at = buttons.findIndex((button) => button === document.activeElement);
  if (step === 0 || at === -1) return;
  buttons[at + step]?.focus();
  event.preventDefault();
}
