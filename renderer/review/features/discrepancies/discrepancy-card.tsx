import { useEffect, useRef } from 'react';
import { kindName, verdictName } from '../../../../app/core/discrepancy/model/names';
import { formatMessage } from '../../../../app/core/discrepancy/model/messages';
import type { Verdict } from '../../../../app/core/discrepancy/model/discrepancy';
import { Crop } from '../../crop';
import { Kbd } from '../../../ui/kbd';
import { OtherReading, Readings } from './readings';
import { cardOf, type Card } from '../../../../app/core/session/select/card';
import { likeActive, verdictAbout } from '../../../../app/core/session/select/selectors-flags';
import { cropOf, inkParts } from '../../../../app/core/session/select/page-geometry';
import { wordInDoubt } from '../../../../app/core/session/select/word-in-doubt';
import { useKeys } from '../../use-keys';
import { pictureUrl } from '../../pictures';
import { dispatch, useReview } from '../../../shell/store';
import type { Located } from '../../../../app/core/session/state/places';
import { useWords } from '../../use-words';
import type { Language } from '../../../../app/core/base/language';
import type { Say } from '../../../locales/words';
import { runCommand } from '../../../shell/run-command';
import { isReadOnly, pageOf } from '../../../../app/core/session/select/selectors-text';
import type { CommandId } from '../../../../app/core/session/commands';

type Props = { readonly one: Located; readonly number: number; readonly total: number };

/** The active discrepancy: kind, position, crop, readings with their keys, explanation, verdict buttons. */
export function DiscrepancyCard({ one, number, total }: Props) {
  const { say, language } = useWords();
  const { discrepancy } = one;
  const verdict = useReview((state) => verdictAbout(state, one));
  const shown = useReview((state) => cardOf(state, one));
  const readOnly = useReview(isReadOnly);
  const target = useReview((state) => state.place.target);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (target?.focus !== 'card') return;
    card.current?.focus({ preventScroll: true });
    // The buttons are where they were on the card before, however far the lists below were scrolled.
    card.current?.closest('.tab-content')?.scrollTo({ top: 0 });
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
      <Readings card={shown} onTake={(number) => dispatch({ type: 'reading-taken', number })} />
      {readOnly ? null : <OtherReading number={shown.readings.length + 1} />}
      <p className="why">{formatMessage(discrepancy.message, language)}</p>
      {verdict === null ? (
        <Verdicts one={one} card={shown} />
      ) : (
        <Decided id={discrepancy.id} verdict={verdict.verdict} />
      )}
    </section>
  );
}

function Ink({ one }: { readonly one: Located }) {
  const { say } = useWords();
  const project = useReview((state) => state.project.view?.project);
  const { ink } = one;
  const page = useReview((state) => (ink === null ? null : pageOf(state, ink.pageId)));
  const crop = page === null ? null : cropOf(inkParts(page, one));
  // Its room stays, so that the buttons keep their place from card to card.
  if (project === undefined || ink === null || page === null || crop === null)
    return <div className="crop crop-none" />;
  return (
    <Crop
      pictureUrl={pictureUrl(project.id, ink.pageId)}
      image={page.image}
      cut={crop.cut}
      marks={one.discrepancy.text === '' ? [] : crop.marks}
      label={say('scan')}
    />
  );
}

function Verdicts({ one, card }: { readonly one: Located; readonly card: Card }) {
  const { say, language } = useWords();
  const readOnly = useReview(isReadOnly);
  const alike = useReview(likeActive);
  if (readOnly) return null;
  const actions: readonly (readonly [CommandId, string])[] = [
    ['decide-original', say('original')],
    // Ink that no text has is no publication's fault; it can be read.
    one.discrepancy.kind === 'not-transcribed'
      ? ['read-card-ink', say('readCardInk')]
      : ['decide-reference', say('referenceWrong')],
    ['decide-illegible', say('illegible')],
    ['decide-no-problem', say('notProblem')],
    ['decide-later', say('later')],
    ['edit-text', say('toText')],
    ...(wordInDoubt(one.discrepancy) === null ? [] : [['add-card-word', say('addWord')] as const]),
    ...(alike > 1 ? [['all-like-this', say('allLikeThis', { count: alike })] as const] : []),
  ];
  return (
    <div className="verdicts">
      <CommandButton
        id="take-best"
        className={`verdict verdict-main${card.taken === null ? ' verdict-open' : ''}`}
        label={mainLabel(card, say, language)}
      />
      {actions.map(([id, label]) => (
        <CommandButton
          key={id}
          id={id}
          className={id === 'all-like-this' ? 'verdict verdict-wide' : 'verdict'}
          label={label}
        />
      ))}
    </div>
  );
}

/** What Enter does, in words; where it does nothing, what there is to choose from. */
function mainLabel({ answer, readings }: Card, say: Say, language: Language): string {
  if (answer.kind === 'correct') return say('correctNext');
  if (answer.kind === 'stands') return say('standsNext');
  if (readings.length < 2) return say('decideYourself');
  const or = new Intl.ListFormat(language, { type: 'disjunction' });
  return say('chooseOne', { numbers: or.format(readings.map(({ number }) => String(number))) });
}

type CommandButtonProps = { readonly id: CommandId; readonly className: string; readonly label: string };

/** A command of the card, with the key that it has now. */
function CommandButton({ id, className, label }: CommandButtonProps) {
  const { first, tip } = useKeys();
  const keys = first(id);
  return (
    <button type="button" className={className} title={tip(id)} onClick={() => runCommand(id)}>
      <span className="verdict-label">{label}</span> {keys === null ? null : <Kbd>{keys}</Kbd>}
    </button>
  );
}

function Decided({ id, verdict }: { readonly id: string; readonly verdict: Verdict }) {
  const { say, language } = useWords();
  return (
    <div className="verdicts">
      <strong className="verdict-given">{verdictName(verdict, language)}</strong>
      <button type="button" className="verdict" onClick={() => dispatch({ type: 'reopened', id })}>
        {say('reopen')}
      </button>
    </div>
  );
}
