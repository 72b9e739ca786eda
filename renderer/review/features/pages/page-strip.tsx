import { useEffect, useRef } from 'react';
import { pageStatusName } from '../../../../app/core/discrepancy/names';
import type { PageStatus } from '../../../../app/core/transcription';
import { openDiscrepancies } from '../../../state/navigation';
import { thumbnailUrl } from '../../../state/pictures';
import { selectPage } from '../../../state/project';
import { useReview, type Located } from '../../../state/store';
import { useWords } from '../../../state/words';

/** The project's sheets, each with its picture, number, status and open discrepancies; missing sheets between. */
export function PageStrip() {
  const { say } = useWords();
  const project = useReview((state) => state.view?.project);
  const located = useReview((state) => state.located);
  useReview((state) => state.view?.verdicts);
  const open = openDiscrepancies(located);
  const gaps = missingSheets(located);
  return (
    <nav className="page-strip" aria-label={say('pages')}>
      {project?.pages.map(({ id, status }, index) => (
        <div key={id}>
          {gaps.has(id) ? <MissingSheet /> : null}
          <PageButton
            projectId={project.id}
            pageId={id}
            number={index + 1}
            status={status}
            openCount={open.filter(({ parts }) => parts[0]?.pageId === id).length}
          />
        </div>
      ))}
    </nav>
  );
}

/** Half a sheet of typescript: a gap this long in the text is not a lost line but a lost sheet. */
const SHEET_CHARS = 600;

/** Pages before which a sheet's worth of text is missing. */
function missingSheets(located: readonly Located[]): ReadonlySet<string> {
  const pages = located.flatMap(({ discrepancy, parts }) => {
    const missing = discrepancy.reference;
    const isSheet = missing !== null && missing.to - missing.from > SHEET_CHARS;
    const [part] = parts;
    return discrepancy.kind === 'missing-text' && isSheet && part !== undefined ? [part.pageId] : [];
  });
  return new Set(pages);
}

function MissingSheet() {
  const { say } = useWords();
  return (
    <div className="missing-sheet" role="note">
      {say('missingSheet')}
    </div>
  );
}

type PageButtonProps = {
  readonly projectId: string;
  readonly pageId: string;
  readonly number: number;
  readonly status: PageStatus;
  readonly openCount: number;
};

function PageButton({ projectId, pageId, number, status, openCount }: PageButtonProps) {
  const { say, language } = useWords();
  const isCurrent = useReview((state) => state.pageId === pageId);
  const hasText = useReview((state) => state.pages[pageId]?.page != null);
  const shown = status === 'untouched' && hasText ? 'in-progress' : status;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isCurrent) button.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <button
      ref={button}
      type="button"
      className="page-button"
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={`${say('page', { number })}, ${pageStatusName(shown, language)}, ${openCount}`}
      onClick={() => selectPage(pageId)}
    >
      <span className="thumbnail">
        <img src={thumbnailUrl(projectId, pageId)} alt="" loading="lazy" draggable={false} />
        {openCount > 0 ? <span className="badge">{openCount}</span> : null}
      </span>
      <span className="page-caption">
        <span>{number}</span>
        <span className="dim">{pageStatusName(shown, language).toLowerCase()}</span>
      </span>
      <span className={`status-bar status-${shown}`} />
    </button>
  );
}
