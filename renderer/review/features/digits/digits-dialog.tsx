import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { DigitPlace } from '../../../../app/core/page/digits';
import { Button } from '../../../ui/button';
import { Crop } from '../../crop';
import { Dialog } from '../../../ui/dialog';
import { Kbd } from '../../../ui/kbd';
import { digitsLeft } from '../../../../app/core/session/select/selectors-flags';
import { pictureUrl } from '../../pictures';
import { dispatch, useReview } from '../../../shell/store';
import { cropOfBox, lieOfPage } from '../../../../app/core/session/select/page-geometry';
import { useWords } from '../../use-words';

/** More crops than this do not fit on a screen, and nobody looks at more in one go. */
const SCREEN_PLACES = 60;

/** Every crop that was read as one digit side by side, so that the one that is another stands out. */
export function DigitsDialog({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  const left = useReview(digitsLeft);
  const [chosen, setChosen] = useState<string | null>(null);
  const current =
    left.find(({ digit, places }) => digit === chosen && places.length > 0) ??
    left.find(({ places }) => places.length > 0);
  return (
    <Dialog title={say('digitsTitle')} closeLabel={say('close')} onClose={onClose} size="wide">
      <div className="row digit-tabs" role="group" aria-label={say('digitsTitle')}>
        {left.map(({ digit, places }) => (
          <Button
            key={digit}
            aria-pressed={digit === current?.digit}
            disabled={places.length === 0}
            onClick={() => setChosen(digit)}
          >
            {`${digit} · ${places.length}`}
          </Button>
        ))}
      </div>
      {current === undefined ? (
        <p>{say('digitsDone')}</p>
      ) : (
        <Screen
          key={`${current.digit}${current.places[0]?.id ?? ''}`}
          places={current.places.slice(0, SCREEN_PLACES)}
          onDone={() => setChosen(current.digit)}
        />
      )}
    </Dialog>
  );
}

type ScreenProps = { readonly places: readonly DigitPlace[]; readonly onDone: () => void };

function Screen({ places, onDone }: ScreenProps) {
  const { say } = useWords();
  const [at, setAt] = useState(0);
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [doubtful, setDoubtful] = useState<ReadonlySet<string>>(new Set());
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => grid.current?.querySelectorAll<HTMLElement>('button')[at]?.focus(), [at]);
  const place = places[at];
  const confirm = () => {
    dispatch({ type: 'digits-confirmed', places, typed, doubtful });
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || place === undefined) return;
    const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1];
    const step = stepOf(event.key, grid.current);
    // A key held down answers one place, never those after it.
    if (event.repeat && step === 0) event.preventDefault();
    else if (digit !== undefined) {
      setTyped(withTyped(typed, place, digit));
      setAt(Math.min(places.length - 1, at + 1));
    } else if (event.code === 'Space') setDoubtful(toggled(doubtful, place.id));
    else if (event.key === 'Enter') confirm();
    else if (step !== 0) setAt(Math.min(places.length - 1, Math.max(0, at + step)));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <p className="dim">{say('digitsHint')}</p>
      <div
        ref={grid}
        className="digit-grid"
        role="group"
        aria-label={say('digitsGrid')}
        onKeyDown={onKeyDown}
      >
        {places.map((each, i) => (
          <DigitCrop
            key={each.id}
            place={each}
            typed={typed.get(each.id) ?? null}
            isDoubtful={doubtful.has(each.id)}
            isCurrent={i === at}
            onChoose={() => setAt(i)}
          />
        ))}
      </div>
      <footer className="dialog-actions">
        <Button look="primary" onClick={confirm}>
          {say('digitsConfirm', { count: places.length })}
        </Button>
        <Kbd>Enter</Kbd>
      </footer>
    </>
  );
}

/** How far an arrow goes; up and down by as many as stand in a row. */
function stepOf(key: string, grid: HTMLElement | null): number {
  const crops = [...(grid?.querySelectorAll<HTMLElement>('button') ?? [])];
  const columns = crops.filter(({ offsetTop }) => offsetTop === crops[0]?.offsetTop).length;
  switch (key) {
    case 'ArrowRight':
      return 1;
    case 'ArrowLeft':
      return -1;
    case 'ArrowDown':
      return columns;
    case 'ArrowUp':
      return -columns;
    default:
      return 0;
  }
}

function withTyped(
  typed: ReadonlyMap<string, string>,
  { id, digit: read }: DigitPlace,
  digit: string,
): ReadonlyMap<string, string> {
  const next = new Map(typed);
  if (digit === read) next.delete(id);
  else next.set(id, digit);
  return next;
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

type CropProps = {
  readonly place: DigitPlace;
  readonly typed: string | null;
  readonly isDoubtful: boolean;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
};

/** Room above and below a digit, in widths of it. */
const ABOVE = 0.3;

function DigitCrop({ place, typed, isDoubtful, isCurrent, onChoose }: CropProps) {
  const { say } = useWords();
  const project = useReview((state) => state.project.view?.project);
  const sheet = (project?.pages.findIndex(({ id }) => id === place.pageId) ?? -1) + 1;
  const image = project?.pages[sheet - 1]?.image;
  const lie = useReview((state) => lieOfPage(state, place.pageId));
  if (project === undefined || image === undefined) return null;
  // A letter on either side shows whether the cut is where the digit is.
  const cut = cropOfBox(place.boxPx, lie, 1, ABOVE);
  const read = typed ?? place.digit;
  const where = `${say('page', { number: sheet })}, ${say('lineNumber', { number: place.lineIndex + 1 })}`;
  return (
    <button
      type="button"
      className={`digit-crop ${typed === null ? '' : 'digit-typed'} ${isDoubtful ? 'digit-doubtful' : ''}`}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={`${read}, ${where}${isDoubtful ? `, ${say('later')}` : ''}`}
      title={where}
      onClick={onChoose}
    >
      <Crop pictureUrl={pictureUrl(project.id, place.pageId)} image={image} cut={cut} label={read} />
      <span className="mono">
        {read}
        {isDoubtful ? '?' : ''}
      </span>
    </button>
  );
}
