import { FilePlus2, FolderOpen, BookOpen, TriangleAlert } from 'lucide-react';
import { Button } from '../../../ui/button';
import { runCommand } from '../../../shell/run-command';
import { dispatch, useReview } from '../../../shell/store';
import { useWords } from '../../use-words';

/** What is shown while no review is open. */
export function StartScreen() {
  const { say, textOf } = useWords();
  const recent = useReview((state) => state.app.recent);
  const notice = useReview((state) => state.desk.notice);
  return (
    <main className="start-screen">
      <NotOpened />
      <h1>{say('noProject')}</h1>
      <p className="dim">{say('noProjectHint')}</p>
      <div className="row">
        <Button
          look="primary"
          icon={<FilePlus2 size={16} />}
          onClick={() => dispatch({ type: 'dialog-opened', dialog: { kind: 'new-review' } })}
        >
          {say('newReview')}
        </Button>
        <Button icon={<FolderOpen size={16} />} onClick={() => runCommand('open')}>
          {say('openReview')}
        </Button>
        <Button icon={<BookOpen size={16} />} onClick={() => runCommand('open-sample')}>
          {say('openSample')}
        </Button>
      </div>
      {notice === null ? null : <p role="alert">{textOf(notice.message)}</p>}
      {recent.length === 0 ? null : (
        <section className="recent">
          <h2>{say('recent')}</h2>
          <ul>
            {recent.map(({ handle, title, folder }) => (
              <li key={handle}>
                <button type="button" onClick={() => open(handle)}>
                  {title} <span className="dim">{folder}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}

/** Which project was to be opened at the start, why it could not be, and how to try again. */
function NotOpened() {
  const { say, textOf } = useWords();
  const notOpened = useReview((state) => state.app.notOpened);
  if (notOpened === null) return null;
  const { title, folder, handle, error } = notOpened;
  return (
    <div className="banner" role="alert">
      <TriangleAlert size={16} />
      <div>
        <strong>{title === '' ? say('sampleNotOpened') : say('notOpened', { title })}</strong>
        <p>{textOf(error)}</p>
        <p>{folder}</p>
      </div>
      {title === '' ? null : <Button onClick={() => open(handle)}>{say('tryAgain')}</Button>}
    </div>
  );
}

function open(handle: string): void {
  const request = { verb: 'project.openRecent', handle } as const;
  dispatch({ type: 'requested', effect: { kind: 'open-project', request } });
}
