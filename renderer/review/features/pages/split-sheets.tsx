import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { cropOn } from '../../../../app/core/page/sheet-geometry';
import type { PageImage } from '../../../../app/core/page/transcription';
import type { ProjectPage } from '../../../../app/core/project/project';
import { namesOfHalves } from '../../../../app/core/project/sheet-names';
import {
  geometryOfSheet,
  imageOfSheet,
  quartersOfSheet,
} from '../../../../app/core/session/select/page-geometry';
import { halvesOf, linesOnFold } from '../../../../app/core/edit/divide-page';
import { pageOf, projectPages } from '../../../../app/core/session/select/selectors-text';
import { useReview } from '../../../shell/store';
import { Button } from '../../../ui/button';
import { pictureUrl } from '../../pictures';
import { SheetThumbnail } from '../../sheet-thumbnail';
import { useWords } from '../../use-words';
import { useGutter } from './use-gutter';

export type Split = { readonly pageId: string; readonly at: number };

type Props = {
  readonly chosen: ReadonlySet<string>;
  readonly onSplit: (splits: readonly Split[]) => void;
  readonly onCancel: () => void;
};

/** Where each sheet is divided; null: it stays as it is. */
type Places = Readonly<Record<string, number | null>>;

/** The chosen sheets with the line between their two pages, as found in the ink; people move it and say which are spreads. */
export function SplitSheets({ chosen, onSplit, onCancel }: Props) {
  const { say } = useWords();
  const pages = useReview(projectPages).filter(({ id }) => chosen.has(id));
  const [places, setPlaces] = useState<Places>({});
  const set = (pageId: string, at: number | null) => setPlaces((before) => ({ ...before, [pageId]: at }));
  const splits = pages.flatMap(({ id }) => {
    const at = places[id];
    return at == null ? [] : [{ pageId: id, at }];
  });
  return (
    <>
      <div className="split-head">
        <p>{say('splitHint')}</p>
        <div className="spacer" />
        <Button onClick={onCancel}>{say('cancel')}</Button>
        <Button look="primary" disabled={splits.length === 0} onClick={() => onSplit(splits)}>
          {say('splitDo', { count: splits.length })}
        </Button>
      </div>
      <ul className="split-sheets">
        {pages.map((page, i) => (
          <SplitPreview
            key={page.id}
            page={page}
            isOnly={pages.length === 1}
            isFirst={i === 0}
            at={places[page.id]}
            onSet={(at) => set(page.id, at)}
          />
        ))}
      </ul>
    </>
  );
}

type PreviewProps = {
  readonly page: ProjectPage;
  /** It was chosen by itself, so it is meant, whatever it looks like. */
  readonly isOnly: boolean;
  readonly isFirst: boolean;
  /** Undefined until the line has been looked for. */
  readonly at: number | null | undefined;
  readonly onSet: (at: number | null) => void;
};

function SplitPreview(props: PreviewProps) {
  const { page } = props;
  const image = useReview((state) => imageOfSheet(state, page.id));
  return image === undefined ? null : <SplitPicture {...props} image={image} />;
}

function SplitPicture({
  page,
  isOnly,
  isFirst,
  at,
  onSet,
  image,
}: PreviewProps & { readonly image: PageImage }) {
  const { say } = useWords();
  const projectId = useReview((state) => state.project.view?.project.id ?? '');
  const turns = useReview((state) => quartersOfSheet(state, page.id));
  const geometry = useReview((state) => geometryOfSheet(state, page.id));
  const pages = useReview(projectPages);
  const gutter = useGutter(pictureUrl(projectId, page.id), image, cropOn(image, geometry), turns);
  useEffect(() => {
    if (gutter !== null && at === undefined) onSet(gutter.isSpread || isOnly ? gutter.at : null);
  });
  const number = String(pages.findIndex(({ id }) => id === page.id) + 1);
  const name = page.name ?? number;
  const others = pages.filter(({ id }) => id !== page.id).flatMap((one) => one.name ?? []);
  const names = namesOfHalves(page.name, others);
  const text = useReview((state) => pageOf(state, page.id));
  const onFold = useMemo(
    () => (text === null || at == null ? 0 : linesOnFold(text, halvesOf(image, geometry, turns, at))),
    [text, at, image, geometry, turns],
  );
  return (
    <li className="split-sheet">
      <label className="check">
        <input
          type="checkbox"
          checked={at != null}
          onChange={({ target }) => onSet(target.checked ? (gutter?.at ?? 0.5) : null)}
        />
        {say('splitSheetNamed', { name })}
      </label>
      <div className="split-picture">
        <SheetThumbnail projectId={projectId} pageId={page.id} isLarge />
        {at == null ? null : (
          <Divider at={at} onSet={onSet} label={say('splitLine', { name })} hasFocus={isFirst} />
        )}
      </div>
      <span className="dim" role="status">
        {gutter === null
          ? say('splitLooking')
          : at == null
            ? say('splitNot')
            : names === null
              ? say(gutter.isSpread ? 'splitFound' : 'splitGuess')
              : say('splitNames', { left: names[0], right: names[1] })}
        {onFold === 0 ? null : ` · ${say('splitLinesOnFold', { count: onFold })}`}
      </span>
    </li>
  );
}

type DividerProps = {
  readonly at: number;
  readonly onSet: (at: number) => void;
  readonly label: string;
  readonly hasFocus: boolean;
};

const LEAST = 0.02;
const STEP = 0.002;
const LARGE_STEP = 0.02;

/** The line from top to bottom: drawn with the pointer, or moved by arrow keys, with Shift by larger steps. */
function Divider({ at, onSet, label, hasFocus }: DividerProps) {
  const own = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (hasFocus) own.current?.focus();
  }, [hasFocus]);
  const move = (to: number) => onSet(Math.min(1 - LEAST, Math.max(LEAST, Math.round(to * 1000) / 1000)));
  const onKey = (event: KeyboardEvent) => {
    const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (way === undefined || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    move(at + way * (event.shiftKey ? LARGE_STEP : STEP));
  };
  const onMove = (event: PointerEvent<HTMLElement>) => {
    const picture = event.currentTarget.parentElement?.getBoundingClientRect();
    if (picture === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    move((event.clientX - picture.left) / picture.width);
  };
  return (
    <div
      ref={own}
      className="split-line"
      role="slider"
      aria-orientation="horizontal"
      aria-label={label}
      aria-valuemin={LEAST * 100}
      aria-valuemax={(1 - LEAST) * 100}
      aria-valuenow={Math.round(at * 1000) / 10}
      tabIndex={0}
      style={{ left: `${at * 100}%` }}
      onKeyDown={onKey}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onMove}
    />
  );
}
