import { Command, Download, Save, Undo2 } from 'lucide-react';
import { citation } from '../../app/core/project/citation';
import { commandOf } from '../../app/core/session/commands';
import { Button } from '../ui/button';
import { JobStatus } from './job-status';
import { runCommand } from '../shell/run-command';
import { useKeys } from './use-keys';
import { useReview } from '../shell/store';
import { useWords } from './use-words';
import { isReadOnly } from '../../app/core/session/select/selectors-text';

/** What is open, and the four things most often asked for. */
export function Header() {
  const { say, language } = useWords();
  const { tip } = useKeys();
  const project = useReview((state) => state.project.view?.project);
  const readOnly = useReview(isReadOnly);
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
      <UndoButton />
      <JobStatus />
      <Button
        icon={<Download size={16} />}
        className="button-folds"
        title={tip('export')}
        onClick={() => runCommand('export')}
      >
        {say('export')}
      </Button>
      <Button
        look="primary"
        icon={<Save size={16} />}
        disabled={readOnly}
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

/** Takes the last step back; what that was is said where it is shown again. */
function UndoButton() {
  const { language } = useWords();
  const { tip } = useKeys();
  const canUndo = useReview((state) => state.text.history.done.length > 0 && !isReadOnly(state));
  return (
    <Button
      className="button-folds"
      icon={<Undo2 size={16} />}
      disabled={!canUndo}
      title={tip('undo')}
      // The keys stay with the card or the text that they were in.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => runCommand('undo')}
    >
      {commandOf('undo').title[language]}
    </Button>
  );
}
