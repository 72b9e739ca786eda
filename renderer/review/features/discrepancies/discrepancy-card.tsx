import { useEffect, useMemo, useRef } from 'react';
import { kindName, verdictName } from '../../../../app/core/discrepancy/names';
import { formatMessage } from '../../../../app/core/discrepancy/messages';
import type { Verdict } from '../../../../app/core/discrepancy/discrepancy';
import { cropBox } from '../../../../app/core/ink';
import { canCorrect, correctAndGoOn, decide, reopen, takeReading } from '../../../state/deciding';
import { alikeTo } from '../../../state/deciding-alike';
import { addWordOfCard, wordInDoubt } from '../../../state/project-words';
import { useKeys } from '../../../state/keys';
import { pictureUrl } from '../../../state/pictures';
import { useReview, type Located } from '../../../state/store';
import { useWords } from '../../../state/words';
import { runCommand } from '../../../commands/run';
import { Crop } from '../../../ui/crop';
import { Kbd } from '../../../ui/kbd';
import { Readings } from './readings';

type Props = { readonly one: Located; readonly number: number; readonly total: number };

/** The heart: what kind, which of how many, the ink, every reading with its key, why, and the verdicts. */
export function DiscrepancyCard({ one, number, total }: Props) {
  const { say, language } = useWords();
  const { discrepancy } = one;
  const verdict = useReview((state) => state.view?.verdicts[discrepancy.id]?.verdict ?? null);
  const target = useReview((state) => state.target);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (target?.focus === 'card') card.current?.focus({ preventScroll: true });
  }, [target]);
  return (
    <section ref={card} className="card" tabIndex={-1} aria-label={kindName(discrepancy.kind, language)}>
      <header>
        <h2>
          <span className={`dot dot-${discrepancy.severity}`} /> {kindName(discrepancy.kind, language)}
        </h2>
        {number > 0 ? <span className="dim">{say('ofCount', { number, total })}</span> : null}
      </header>
      <Ink one={one} />
      <Readings one={one} onTake={(reading) => takeReading(one, reading)} />
      <p className="why">{formatMessage(discrepancy.message, language)}</p>
      {verdict === null ? <Verdicts one={one} /> : <Decided id={discrepancy.id} verdict={verdict} />}
    </section>
  );
}

function Ink({ one }: { readonly one: Located }) {
  const { say } = useWords();
  const project = useReview((state) => state.view?.project);
  const { ink } = one;
  const image = useReview((state) => (ink === null ? undefined : state.pages[ink.pageId]?.page?.image));
  if (project === undefined || ink === null || image === undefined) return null;
  return (
    <Crop
      pictureUrl={pictureUrl(project.id, ink.pageId)}
      image={image}
      boxPx={cropBox(ink.boxPx, image)}
      markPx={one.discrepancy.text === '' ? null : ink.boxPx}
      label={say('scan')}
    />
  );
}

function Verdicts({ one }: { readonly one: Located }) {
  const { say } = useWords();
  const isReadOnly = useReview((state) => state.view?.readOnly !== null);
  const keyOf = useKeys().first;
  const located = useReview((state) => state.located);
  const alike = useMemo(() => (located.includes(one) ? alikeTo(one).length : 1), [one, located]);
  if (isReadOnly) return null;
  const actions = [
    { keys: 'O', label: say('original'), run: () => decide(one, 'original-is-wrong') },
    { keys: 'R', label: say('referenceWrong'), run: () => decide(one, 'reference-differs') },
    { keys: 'N', label: say('illegible'), run: () => decide(one, 'illegible') },
    { keys: 'P', label: say('notProblem'), run: () => decide(one, 'not-a-problem') },
    { keys: 'D', label: say('later'), run: () => decide(one, 'later') },
    ...(wordInDoubt(one.discrepancy) === null
      ? []
      : [{ keys: 'W', label: say('addWord'), run: () => void addWordOfCard(one) }]),
    ...(alike > 1
      ? [
          {
            keys: keyOf('all-like-this') ?? '',
            label: say('allLikeThis', { count: alike }),
            run: () => runCommand('all-like-this'),
          },
        ]
      : []),
    { keys: keyOf('edit-text') ?? '', label: say('toText'), run: () => runCommand('edit-text') },
  ];
  return (
    <div className="verdicts">
      <button type="button" className="verdict verdict-main" onClick={() => correctAndGoOn(one)}>
        <Kbd>Enter</Kbd> {say(canCorrect(one) ? 'correctNext' : 'nextOne')}
      </button>
      {actions.map(({ keys, label, run }) => (
        <button key={label} type="button" className="verdict" onClick={run}>
          {keys === '' ? null : <Kbd>{keys}</Kbd>} {label}
        </button>
      ))}
    </div>
  );
}

function Decided({ id, verdict }: { readonly id: string; readonly verdict: Verdict }) {
  const { say, language } = useWords();
  return (
    <div className="verdicts">
      <strong>{verdictName(verdict, language)}</strong>
      <button type="button" className="verdict" onClick={() => reopen(id)}>
        {say('reopen')}
      </button>
    </div>
  );
}
