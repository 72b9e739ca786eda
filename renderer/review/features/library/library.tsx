import { Command, FolderOpen, GraduationCap, Info, PackageOpen, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { LibraryDocument } from '../../../api';
import { Button } from '../../../ui/button';
import { Kbd } from '../../../ui/kbd';
import { askQuietly } from '../../../shell/requests';
import { runCommand } from '../../../shell/run-command';
import { useReview } from '../../../shell/store';
import { keysAsShown, useKeys } from '../../use-keys';
import { useWords } from '../../use-words';
import { NEW_WINDOW_KEYS } from './document-menu';
import { DocumentTable } from './document-table';
import { openDocument } from './open-document';

type Listed = { readonly folder: string; readonly documents: readonly LibraryDocument[] };

/** What is shown while no document is open: two ways to begin, and every document that this computer knows of. */
export function Library() {
  const { say, textOf } = useWords();
  const [listed, setListed] = useState<Listed | null>(null);
  const notice = useReview((state) => state.desk.notice);
  const list = () => void askQuietly('library.list', {}).then((found) => setListed(found ?? NOTHING));
  useEffect(() => {
    list();
    // Whoever comes back from another window finds what was done there.
    window.addEventListener('focus', list);
    return () => window.removeEventListener('focus', list);
  }, []);
  const forget = (handle: string) => void askQuietly('library.forget', { handle }).then(list);
  return (
    <>
      <LibraryHeader />
      <main className="library start-screen">
        <NotOpened />
        {notice === null ? null : (
          <p className="library-notice" role="alert">
            {textOf(notice.message)}
          </p>
        )}
        <Beginnings />
        {listed === null ? <p className="dim">{say('opening')}</p> : null}
        {listed?.documents.length === 0 ? <p className="library-empty">{say('noDocuments')}</p> : null}
        {listed !== null && listed.documents.length > 0 ? (
          <DocumentTable documents={listed.documents} onOpen={openDocument} onForget={forget} />
        ) : null}
      </main>
      <LibraryFooter folder={listed?.folder ?? ''} />
    </>
  );
}

const NOTHING: Listed = { folder: '', documents: [] };

function LibraryHeader() {
  const { say } = useWords();
  const { tip } = useKeys();
  return (
    <header className="header">
      <h1>{say('appName')}</h1>
      <div className="spacer" />
      <Button
        look="quiet"
        icon={<FolderOpen size={16} />}
        title={tip('open')}
        onClick={() => runCommand('open')}
      >
        {say('openElsewhere')}
      </Button>
      <Button
        look="quiet"
        className="button-folds"
        icon={<PackageOpen size={16} />}
        title={tip('open-handed-over')}
        onClick={() => runCommand('open-handed-over')}
      >
        {say('openHandedOver')}
      </Button>
      <Button look="quiet" icon={<Info size={16} />} title={tip('about')} onClick={() => runCommand('about')}>
        {say('aboutProgram')}
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

function Beginnings() {
  const { say } = useWords();
  const keys = useKeys();
  const key = keys.first('new-review');
  return (
    <div className="beginnings">
      <button
        type="button"
        className="beginning beginning-own"
        title={keys.tip('new-review')}
        onClick={() => runCommand('new-review')}
      >
        <FolderOpen size={26} />
        <span>
          <strong>{say('openYourScans')}</strong>
          <span>{say('openYourScansHint')}</span>
        </span>
        {key === null ? null : <Kbd>{key}</Kbd>}
      </button>
      <button
        type="button"
        className="beginning"
        title={keys.tip('open-sample')}
        onClick={() => runCommand('open-sample')}
      >
        <GraduationCap size={26} />
        <span>
          <strong>{say('tryTheSample')}</strong>
          <span className="dim">{say('tryTheSampleHint')}</span>
        </span>
      </button>
    </div>
  );
}

/** Which document was to be opened at the start, why it could not be, and how to try again. */
function NotOpened() {
  const { say, textOf } = useWords();
  const notOpened = useReview((state) => state.app.notOpened);
  if (notOpened === null) return null;
  const { title, folder, handle, error } = notOpened;
  return (
    <div className="banner" role="alert">
      <TriangleAlert size={16} />
      <div>
        <strong>{say('notOpened', { title })}</strong>
        <p>{textOf(error)}</p>
        {textOf(error).includes(folder) ? null : <p>{folder}</p>}
      </div>
      <Button onClick={() => openDocument(handle, false)}>{say('tryAgain')}</Button>
    </div>
  );
}

function LibraryFooter({ folder }: { readonly folder: string }) {
  const { say } = useWords();
  return (
    <footer className="status-line">
      <span className="status-text dim" title={folder}>
        {folder === '' ? '' : say('libraryFolder', { folder })}
      </span>
      <div className="spacer" />
      <span>
        <Kbd>↑</Kbd> <Kbd>↓</Kbd> {say('keyChoose')}
      </span>
      <span>
        <Kbd>Enter</Kbd> {say('keyOpen')}
      </span>
      <span>
        <Kbd>{keysAsShown(NEW_WINDOW_KEYS)}</Kbd> {say('keyOpenInNewWindow')}
      </span>
    </footer>
  );
}
