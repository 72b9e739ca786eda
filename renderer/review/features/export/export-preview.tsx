import { useMemo } from 'react';
import { pageNames } from '../../../../app/core/formats/write/page-names';
import { previewOf, type Preview } from '../../../../app/core/formats/write/preview';
import { sheetHeads } from '../../../../app/core/formats/write/sheet-heads';
import { LOSSES_OF, type Loss } from '../../../../app/core/formats/write/text-options';
import type { Page } from '../../../../app/core/page/transcription';
import type { Project } from '../../../../app/core/project/project';
import { isReport, type ExportChoice } from '../../../../app/core/settings/export-choice';
import type { WordKey } from '../../../locales/en';
import { pictureUrl } from '../../pictures';
import { useWords } from '../../use-words';

type Props = {
  readonly project: Project;
  readonly choice: ExportChoice;
  /** The first sheet that goes out; null where none has text. */
  readonly page: Page | null;
  readonly change: (part: Partial<ExportChoice>) => void;
};

const LOSS_NAMES: Readonly<Record<Loss, WordKey>> = {
  boxes: 'lossBoxes',
  confidence: 'lossConfidence',
  lines: 'lossLines',
  marks: 'lossMarks',
  comments: 'lossComments',
  decisions: 'lossDecisions',
  history: 'lossHistory',
};

/** The first sheet as the file will have it, and what it will not have. */
export function ExportPreview({ project, choice, page, change }: Props) {
  const { say, language } = useWords();
  const { format, text } = choice;
  const preview = useMemo((): Preview | null => {
    if (page === null || isReport(format)) return null;
    const head = sheetHeads(project, language).get(page.id) ?? null;
    const imageFilename = pageNames(project).get(page.id)?.imageFilename ?? '';
    return previewOf(page, format, { text, head, title: project.title, imageFilename });
  }, [project, page, format, text, language]);
  const losses = isReport(format) ? [] : lossesOf(choice);
  return (
    <section className="export-preview" aria-label={say('exportFirstSheet')}>
      <h3>
        {say('exportFirstSheet')} <span className="dim">{say('exportAsItWillBe')}</span>
      </h3>
      <div className="export-table" tabIndex={0} role="group" aria-label={say('exportAsItWillBe')}>
        {preview === null || page === null ? (
          <p className="export-sheet">{say('exportNoPreview')}</p>
        ) : (
          <Sheet preview={preview} projectId={project.id} pageId={page.id} />
        )}
      </div>
      {isReport(format) ? null : (
        <>
          <h3>{say('exportCannotHold')}</h3>
          {losses.length === 0 ? <p>{say('exportHoldsAll')}</p> : null}
          <ul className="export-losses">
            {losses.map((loss) => (
              <li key={loss}>{say(LOSS_NAMES[loss])}</li>
            ))}
          </ul>
          {format === 'page' ? null : (
            <label className="check">
              <input
                type="checkbox"
                checked={choice.isWithPage}
                onChange={({ target }) => change({ isWithPage: target.checked })}
              />
              <span>{say('exportWithPage')}</span>
            </label>
          )}
        </>
      )}
    </section>
  );
}

function lossesOf({ format, text }: ExportChoice): readonly Loss[] {
  if (isReport(format)) return [];
  const isFlowing = !text.keepsLines && ['txt', 'md', 'html', 'docx', 'facing-pdf'].includes(format);
  return [...LOSSES_OF[format], ...(isFlowing ? (['lines'] as const) : [])];
}

type SheetProps = { readonly preview: Preview; readonly projectId: string; readonly pageId: string };

function Sheet({ preview, projectId, pageId }: SheetProps) {
  const { say } = useWords();
  const picture = <img className="export-picture" src={pictureUrl(projectId, pageId)} alt="" />;
  switch (preview.kind) {
    case 'picture':
      return (
        <div className="export-sheet">
          <p className="dim">{say('exportPicture')}</p>
          {picture}
        </div>
      );
    case 'code':
      return <pre className="export-sheet export-code">{preview.text}</pre>;
    case 'text':
      return (
        <div className="export-sheet">
          {preview.head === null ? null : (
            <p>
              <strong>{preview.head.source}</strong> <span className="dim">{preview.head.note}</span>
            </p>
          )}
          <div className={preview.isBesidePicture ? 'export-facing' : ''}>
            {preview.isBesidePicture ? picture : null}
            <div className="mono">
              {preview.lines.map(({ text, isHeading }, i) => (
                <p key={i}>{isHeading ? <strong>{text}</strong> : text}</p>
              ))}
            </div>
          </div>
        </div>
      );
  }
}
