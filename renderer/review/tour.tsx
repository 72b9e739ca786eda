import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { autoPlacement, autoUpdate, computePosition, offset, shift } from '@floating-ui/dom';
import { Compass } from 'lucide-react';
import type { WordKey } from '../locales/en';
import { Button } from '../ui/button';
import type { CommandId } from '../../app/core/session/commands';
import { runCommand } from '../shell/run-command';
import { dispatch, useReview } from '../shell/store';
import type { SideTab } from '../../app/core/session/state';
import { useKeys } from './use-keys';
import { useWords } from './use-words';

type Step = { readonly words: WordKey; readonly shows: string; readonly tab?: SideTab };

/** Each step says one thing and frames what it speaks of. Nothing is done for the person: they try it themselves. */
const STEPS: readonly Step[] = [
  { words: 'tourSheets', shows: '.page-strip' },
  { words: 'tourScan', shows: '.scan' },
  { words: 'tourText', shows: '.transcript' },
  { words: 'tourFlags', shows: '.side-panel', tab: 'discrepancies' },
  { words: 'tourReference', shows: '.side-panel', tab: 'reference' },
  { words: 'tourFinish', shows: '.page-strip' },
  { words: 'tourSafe', shows: '.status-line' },
];

/** Two minutes inside the sample: offered once, and again from the help menu. */
export function TourOffer() {
  const { say } = useWords();
  const isOffered = useReview(
    (state) => state.project.view?.isSample === true && !state.app.settings.hasSeenTour,
  );
  const step = useReview((state) => state.desk.tourStep);
  if (!isOffered || step !== null) return null;
  return (
    <div className="banner tour-offer" role="status">
      <Compass size={16} />
      <div>{say('tourOffer')}</div>
      <Button look="primary" onClick={() => runCommand('tour')}>
        {say('tourStart')}
      </Button>
      <Button
        onClick={() =>
          dispatch({ type: 'requested', effect: { kind: 'change-settings', change: { hasSeenTour: true } } })
        }
      >
        {say('tourSkip')}
      </Button>
    </div>
  );
}

export function Tour() {
  const number = useReview((state) => state.desk.tourStep);
  const step = number === null ? undefined : STEPS[number];
  return number === null || step === undefined ? null : <TourStep number={number} step={step} />;
}

function TourStep({ number, step }: { readonly number: number; readonly step: Step }) {
  const { say } = useWords();
  const keys = useTourKeys();
  const box = useRef<HTMLElement>(null);
  useBeside(box, step.shows);
  useEffect(() => {
    if (step.tab !== undefined) dispatch({ type: 'tab-chosen', tab: step.tab });
    const shown = document.querySelector(step.shows);
    shown?.classList.add('tour-shown');
    box.current?.querySelector<HTMLElement>('.button-primary')?.focus();
    return () => shown?.classList.remove('tour-shown');
  }, [step]);
  const isLast = number === STEPS.length - 1;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    endTour();
  };
  return (
    <section ref={box} className="tour" role="dialog" aria-label={say('tourTitle')} onKeyDown={onKeyDown}>
      <p className="dim">{say('ofCount', { number: number + 1, total: STEPS.length })}</p>
      <p aria-live="polite">{say(step.words, keys)}</p>
      <div className="row">
        <Button
          look="primary"
          onClick={() => (isLast ? endTour() : dispatch({ type: 'tour-stepped', step: number + 1 }))}
        >
          {say(isLast ? 'tourEnd' : 'tourNext')}
        </Button>
        {number > 0 ? (
          <Button onClick={() => dispatch({ type: 'tour-stepped', step: number - 1 })}>
            {say('tourBack')}
          </Button>
        ) : null}
        <div className="spacer" />
        {isLast ? null : <Button onClick={endTour}>{say('tourLeave')}</Button>}
      </div>
    </section>
  );
}

/** Between the bubble and what it frames, and between it and the window's edge. */
const GAP_PX = 12;

/** Keeps the bubble beside what is shown, on the side with the most room, while panes and window change their sizes. */
function useBeside(box: RefObject<HTMLElement | null>, shows: string): void {
  useLayoutEffect(() => {
    const bubble = box.current;
    // A pane may be put away.
    const shown = document.querySelector(shows) ?? document.querySelector('.status-line');
    if (bubble === null || shown === null) return;
    const middleware = [offset(GAP_PX), autoPlacement({ padding: GAP_PX }), shift({ padding: GAP_PX })];
    return autoUpdate(shown, bubble, () => {
      void computePosition(shown, bubble, { strategy: 'fixed', middleware }).then(({ x, y }) => {
        Object.assign(bubble.style, { left: `${x}px`, top: `${y}px` });
      });
    });
  }, [box, shows]);
}

/** The keys that the steps speak of, as they are bound now; a command without one is found by its name. */
function useTourKeys(): Readonly<Record<string, string>> {
  const { first, tip } = useKeys();
  const keyOf = (id: CommandId) => first(id) ?? `“${tip(id)}”`;
  return {
    ink: keyOf('hold-ink'),
    loupe: keyOf('hold-loupe'),
    recognise: keyOf('recognise-all'),
    next: keyOf('next-discrepancy'),
    take: keyOf('take-line'),
    finish: keyOf('finish-page'),
    palette: keyOf('palette'),
  };
}

function endTour(): void {
  dispatch({ type: 'tour-ended' });
}
