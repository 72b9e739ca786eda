import { useState, type KeyboardEvent } from 'react';
import type { Page } from '../../../../app/core/page/transcription';
import type { Project } from '../../../../app/core/project/project';
import {
  FIRST_CHOICE,
  sheetsNamed,
  type ExportChoice,
  type ExportFormat,
} from '../../../../app/core/settings/export-choice';
import { docIn } from '../../../../app/core/session/state/page-docs';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Kbd } from '../../../ui/kbd';
import { dispatch, useReview } from '../../../shell/store';
import { useWords } from '../../use-words';
import { ExportFormats } from './export-formats';
import { ExportOptions } from './export-options';
import { ExportPreview } from './export-preview';
import { ExportSheets } from './export-sheets';

type Props = { readonly format: ExportFormat | null; readonly onClose: () => void };

/** What goes out, how, and what it will look like: nothing is written before that is seen. */
export function ExportDialog({ format, onClose }: Props) {
  const { say } = useWords();
  const project = useReview((state) => state.project.view?.project);
  const docs = useReview((state) => state.text.pages);
  const last = useReview((state) => state.app.settings.exportChoice) ?? FIRST_CHOICE;
  const [choice, setChoice] = useState<ExportChoice>(format === null ? last : { ...last, format });
  if (project === undefined) return null;
  const change = (part: Partial<ExportChoice>) => setChoice({ ...choice, ...part });
  const pageWithText = (pageId: string): Page | null => {
    const page = docIn(docs, pageId)?.page ?? null;
    return page === null || page.lines.length === 0 ? null : page;
  };
  const going = chosenPages(project, choice);
  const withText = (going ?? []).filter((id) => pageWithText(id) !== null);
  const first = withText.map(pageWithText).find((page) => page !== null) ?? null;
  const done = () => {
    if (withText.length === 0) return;
    dispatch({ type: 'requested', effect: { kind: 'change-settings', change: { exportChoice: choice } } });
    dispatch({ type: 'requested', effect: { kind: 'export', choice } });
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
    event.preventDefault();
    event.stopPropagation();
    done();
  };
  const sheets = { project, choice, going, withText: withText.length, change };
  return (
    <Dialog title={say('exportTitle')} closeLabel={say('close')} onClose={onClose} size="full">
      <p className="dim">
        {project.title} · {say('exportSheets', { count: project.pages.length, done: proofread(project) })}
      </p>
      <div className="export" onKeyDown={onKeyDown}>
        <ExportFormats chosen={choice.format} onChoose={(one) => change({ format: one })} />
        <div className="export-how" tabIndex={0} role="group" aria-label={say('exportInFile')}>
          <ExportSheets {...sheets} />
          <ExportOptions project={project} choice={choice} change={change} />
        </div>
        <ExportPreview project={project} choice={choice} page={first} change={change} />
        <footer className="dialog-actions export-actions">
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="primary" disabled={withText.length === 0} onClick={done}>
            {say('exportDo')}
          </Button>
          <Kbd>Ctrl+Enter</Kbd>
        </footer>
      </div>
    </Dialog>
  );
}

function proofread({ pages }: Project): number {
  return pages.filter(({ status }) => status === 'proofread' || status === 'validated').length;
}

/** The ids of the sheets that go out, in order; null where what was typed names none. */
function chosenPages({ pages }: Project, { sheets, chosen }: ExportChoice): readonly string[] | null {
  if (sheets === 'all') return pages.map(({ id }) => id);
  if (sheets === 'proofread')
    return pages.filter(({ status }) => status === 'proofread' || status === 'validated').map(({ id }) => id);
  const indexes = sheetsNamed(chosen, pages.length);
  return indexes === null ? null : indexes.flatMap((index) => pages[index]?.id ?? []);
}
