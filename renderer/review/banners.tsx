import { useEffect, useState } from 'react';
import { Info, TriangleAlert, X } from 'lucide-react';
import { reasonText } from '../../app/core/base/failure-text';
import { isOutput } from '../../app/core/session/state/notice';
import { textNoteText } from '../../app/core/formats/encoding/notes';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { JobBanners } from './job-banners';
import { TourOffer } from './tour';
import { ask, askQuietly } from '../shell/requests';
import { runCommand } from '../shell/run-command';
import { dispatch, useReview } from '../shell/store';
import { useWords } from './use-words';
import { docOf, isReadOnly } from '../../app/core/session/select/selectors-text';

/** What the person has to know about the project or the page before going on. */
export function Banners() {
  const { say, language } = useWords();
  const view = useReview((state) => state.project.view);
  const note = useReview((state) => state.project.view?.project.sourceNote ?? '');
  const projectError = useReview((state) => state.saving.projectError);
  const isSlow = useReview((state) => state.saving.isSlow);
  const damaged = useReview((state) => docOf(state, state.place.pageId)?.damagedFiles.length ?? 0);
  return (
    <section className="banners" aria-label={say('notices')}>
      {view?.readOnly === 'newer-format' ? <Banner>{say('readOnlyNewer')}</Banner> : null}
      {view?.readOnly === 'read-only-medium' ? (
        <Banner action={<SaveCopy />}>{say('readOnlyMedium')}</Banner>
      ) : null}
      {view?.otherWriter == null ? null : <Banner>{say('otherWriter', { host: view.otherWriter })}</Banner>}
      {isSlow && projectError === null ? <Banner action={<SaveCopy />}>{say('saveHangs')}</Banner> : null}
      {projectError === null ? null : (
        // Which of the folder's files it was says nothing to a person, and takes the whole line.
        <Banner action={<SaveCopy />}>
          {say('projectRefuses', { reason: reasonText(projectError, language) })}
        </Banner>
      )}
      <TakenInBanner />
      {view === null ? null : <MissingBanner key={view.project.id} />}
      {damaged > 0 ? <Banner action={<CheckFiles />}>{say('damagedPage')}</Banner> : null}
      <TourOffer />
      <BesideBanner />
      <Recovery />
      <JobBanners />
      <FileNotes />
      <NoticeBar />
      {note === '' ? null : <p className="visually-hidden">{note}</p>}
    </section>
  );
}

function SaveCopy() {
  const { say } = useWords();
  return <Button onClick={() => runCommand('save-copy-and-go-on')}>{say('saveCopy')}</Button>;
}

/** Names that fit a banner; the others are named by the check of the files. */
const NAMES_SHOWN = 3;

/** What another computer's copies of the project's files held. It is said once: by the next opening it is known. */
function TakenInBanner() {
  const { say, language } = useWords();
  const takenIn = useReview((state) => state.project.view?.takenIn ?? null);
  const key = JSON.stringify(takenIn);
  const [closed, setClosed] = useState('');
  if (takenIn === null || takenIn.length === 0 || key === closed) return null;
  const count = takenIn.reduce((sum, { records }) => sum + records, 0);
  const names = takenIn
    .slice(0, NAMES_SHOWN)
    .map(({ file }) => (language === 'ru' ? `«${file}»` : `“${file}”`));
  const files = [...names, ...(takenIn.length > NAMES_SHOWN ? ['…'] : [])].join(', ');
  const close = () => setClosed(key);
  const action = <Button look="quiet" icon={<X size={16} />} aria-label={say('close')} onClick={close} />;
  return <Banner action={action}>{say('takenIn', { count, files })}</Banner>;
}

/** Asked once for each opened document: a folder that lost sheets or decisions must not pass for a whole one. */
function MissingBanner() {
  const { say } = useWords();
  const [count, setCount] = useState(0);
  useEffect(() => {
    const wanted = { is: true };
    void askQuietly('project.missing', {}).then((missing) => {
      if (wanted.is) setCount(missing ?? 0);
    });
    return () => {
      wanted.is = false;
    };
  }, []);
  return count === 0 ? null : <Banner action={<CheckFiles />}>{say('partsMissing', { count })}</Banner>;
}

/** Names the files, and says what to do about each. */
function CheckFiles() {
  const { say } = useWords();
  return <Button onClick={() => runCommand('verify')}>{say('checkFiles')}</Button>;
}

/** Two versions of the page stand side by side; nothing is lost, but somebody has to choose. */
function BesideBanner() {
  const { say } = useWords();
  const pageId = useReview((state) => state.place.pageId);
  const beside = useReview((state) => docOf(state, pageId)?.otherVersion ?? null);
  const file = useReview((state) => docOf(state, pageId)?.otherFile ?? '');
  const readOnly = useReview(isReadOnly);
  if (pageId === null || beside === null) return null;
  const isCopy = beside === 'outside' && file !== '';
  const seen = (showsHistory: boolean) => dispatch({ type: 'other-version-seen', pageId, showsHistory });
  const actions = (
    <>
      <Button
        disabled={readOnly}
        onClick={() => dispatch({ type: 'requested', effect: { kind: 'merge-beside', pageId } })}
      >
        {say('mergeCompare')}
      </Button>
      <Button onClick={() => seen(true)}>{say('showHistory')}</Button>
      {isCopy ? (
        <Button onClick={() => seen(false)}>{say('setAside')}</Button>
      ) : (
        <Button look="quiet" icon={<X size={16} />} aria-label={say('close')} onClick={() => seen(false)} />
      )}
    </>
  );
  if (isCopy) return <Banner action={actions}>{say('besideCopy', { file })}</Banner>;
  return <Banner action={actions}>{say(beside === 'fork' ? 'besideFork' : 'besideOutside')}</Banner>;
}

function Recovery() {
  const { say } = useWords();
  const pageId = useReview((state) => state.place.pageId);
  const recovery = useReview((state) => docOf(state, pageId)?.recovery ?? null);
  if (pageId === null || recovery === null) return null;
  return (
    <div className="banner" role="alert">
      <TriangleAlert size={16} />
      <div>
        <strong>{say('recoveryTitle')}</strong>
        <p>{say(recovery.isConflict ? 'recoveryConflict' : 'recoveryHint')}</p>
      </div>
      {recovery.isConflict ? (
        <Button
          look="primary"
          onClick={() => dispatch({ type: 'requested', effect: { kind: 'merge-recovered', pageId } })}
        >
          {say('mergeCompare')}
        </Button>
      ) : null}
      <Button
        look={recovery.isConflict ? 'plain' : 'primary'}
        onClick={() => dispatch({ type: 'recovery-taken', pageId })}
      >
        {say('takeOver')}
      </Button>
      <Button onClick={() => dispatch({ type: 'recovery-settled', pageId })}>{say('discard')}</Button>
    </div>
  );
}

/** What the person should know of how a file became text: its encoding, what is damaged. It stays until it is closed. */
function FileNotes() {
  const { say, language } = useWords();
  const notes = useReview((state) => state.desk.fileNotes);
  if (notes.length === 0) return null;
  return (
    <div className="notice notice-info" role="status">
      <Info size={16} />
      <div>
        {notes.map(({ file, note }, i) => (
          <p key={i}>{`${file}: ${textNoteText(note, language)}`}</p>
        ))}
      </div>
      <Button
        look="quiet"
        icon={<X size={16} />}
        aria-label={say('close')}
        onClick={() => dispatch({ type: 'file-notes-closed' })}
      />
    </div>
  );
}

/** After an export, what one does next with the file. */
function OutputButtons() {
  const { say } = useWords();
  return (
    <>
      <Button onClick={() => void ask('output.show', { how: 'folder' })}>{say('showInFolder')}</Button>
      <Button onClick={() => void ask('output.show', { how: 'open' })}>{say('openOutput')}</Button>
    </>
  );
}

function NoticeBar() {
  const { say, textOf } = useWords();
  const notice = useReview((state) => state.desk.notice);
  if (notice === null) return null;
  const isError = notice.tone === 'error';
  return (
    <div className={`notice notice-${notice.tone}`} role={isError ? 'alert' : 'status'}>
      {isError ? <TriangleAlert size={16} /> : <Info size={16} />}
      <span>{textOf(notice.message)}</span>
      {isOutput(notice) ? <OutputButtons /> : null}
      <Button
        look="quiet"
        icon={<X size={16} />}
        aria-label={say('close')}
        onClick={() => dispatch({ type: 'notice-closed' })}
      />
    </div>
  );
}
