import { DropdownMenu } from 'radix-ui';
import { Command, Download, Save, ScanText, Square } from 'lucide-react';
import { COMMANDS, type CommandId } from '../../app/core/commands';
import { citation } from '../../app/core/citation';
import { runCommand } from '../commands/run';
import { useKeys } from '../state/keys';
import { useReview } from '../state/store';
import { useWords } from '../state/words';
import { Button } from '../ui/button';

const EXPORTS: readonly CommandId[] = ['export-txt', 'export-page', 'export-report', 'export-csv'];

/** What is open, and the four things most often asked for. */
export function Header() {
  const { say, language } = useWords();
  const { tip } = useKeys();
  const project = useReview((state) => state.view?.project);
  const isReadOnly = useReview((state) => state.view?.readOnly !== null);
  if (project === undefined) return null;
  return (
    <header className="header">
      <h1 title={project.title}>{project.title}</h1>
      {project.archival === null ? null : <p className="citation">{citation(project.archival, language)}</p>}
      {project.sourceNote === '' ? null : (
        <span className="note-chip" title={project.sourceNote}>
          {say('facsimile')}
        </span>
      )}
      <div className="spacer" />
      <RecogniseButton />
      <ExportMenu />
      <Button
        look="primary"
        icon={<Save size={16} />}
        disabled={isReadOnly}
        title={tip('save-version')}
        onClick={() => runCommand('save-version')}
      >
        {say('saveVersion')}
      </Button>
      <Button
        icon={<Command size={16} />}
        aria-label={say('commands')}
        title={tip('palette')}
        onClick={() => runCommand('palette')}
      />
    </header>
  );
}

function RecogniseButton() {
  const { say } = useWords();
  const { tip } = useKeys();
  const job = useReview((state) => state.job);
  const isReadOnly = useReview((state) => state.view?.readOnly !== null);
  if (job?.state !== 'running') {
    return (
      <Button
        icon={<ScanText size={16} />}
        disabled={isReadOnly}
        title={tip('recognise-all')}
        onClick={() => runCommand('recognise-all')}
      >
        {say('recognise')}
      </Button>
    );
  }
  const share =
    (job.pagesDone + job.pageProgress * (job.pagesDone < job.pagesTotal ? 1 : 0)) / job.pagesTotal;
  const done = Math.min(job.pagesTotal, job.pagesDone + 1);
  return (
    <div className="job" role="group">
      <label>
        {say('recognising', { done, total: job.pagesTotal })}
        <progress max={1} value={Math.min(1, share)} />
      </label>
      <Button
        icon={<Square size={14} />}
        title={tip('cancel-recognition')}
        onClick={() => runCommand('cancel-recognition')}
      >
        {say('stop')}
      </Button>
    </div>
  );
}

function ExportMenu() {
  const { say, language } = useWords();
  const items = COMMANDS.filter(({ id }) => EXPORTS.includes(id));
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="button button-plain">
        <Download size={16} />
        <span>{say('export')}</span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
          {items.map(({ id, title }) => (
            <DropdownMenu.Item key={id} className="menu-item" onSelect={() => runCommand(id)}>
              {title[language]}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
