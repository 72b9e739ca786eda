import { useEffect, useState } from 'react';
import { Info, TriangleAlert, X } from 'lucide-react';
import { textNoteText } from '../../app/core/formats/encoding/notes';
import { runCommand } from '../commands/run';
import { ask } from '../state/ask';
import { replacePage } from '../state/editing';
import { mergeBeside, mergeRecovered } from '../state/merging';
import { saveDirty } from '../state/saving';
import { patchPage, setState, useReview } from '../state/store';
import { useWords } from '../state/words';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { JobBanners } from './job-banners';
import { TourOffer } from './tour';

/** What the person has to know about the project or the page before going on. */
export function Banners() {
  const { say, textOf } = useWords();
  const view = useReview((state) => state.view);
  const note = useReview((state) => state.view?.project.sourceNote ?? '');
  const projectError = useReview((state) => state.projectError);
  const damaged = useReview((state) =>
    state.pageId === null ? 0 : (state.pages[state.pageId]?.damagedFiles.length ?? 0),
  );
  return (
    <section className="banners" aria-label={say('notices')}>
      {view?.readOnly === 'newer-format' ? <Banner>{say('readOnlyNewer')}</Banner> : null}
      {view?.readOnly === 'read-only-medium' ? (
        <Banner action={<SaveCopy />}>{say('readOnlyMedium')}</Banner>
      ) : null}
      {view?.otherWriter == null ? null : <Banner>{say('otherWriter', { host: view.otherWriter })}</Banner>}
      {projectError === null ? null : (
        <Banner action={<SaveCopy />}>{say('projectRefuses', { reason: textOf(projectError) })}</Banner>
      )}
      <TakenInBanner />
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
  return <Button onClick={() => runCommand('save-copy')}>{say('saveCopy')}</Button>;
}

/** Names that fit a banner; the others are named by the check of the files. */
const NAMES_SHOWN = 3;

/** What another computer's copies of the project's files held. It is said once: by the next opening it is known. */
function TakenInBanner() {
  const { say, language } = useWords();
  const takenIn = useReview((state) => state.view?.takenIn ?? null);
  const told = JSON.stringify(takenIn);
  const [closed, setClosed] = useState('');
  if (takenIn === null || takenIn.length === 0 || told === closed) return null;
  const count = takenIn.reduce((sum, { records }) => sum + records, 0);
  const names = takenIn
    .slice(0, NAMES_SHOWN)
    .map(({ file }) => (language === 'ru' ? `«${file}»` : `“${file}”`));
  const files = [...names, ...(takenIn.length > NAMES_SHOWN ? ['…'] : [])].join(', ');
  const close = () => setClosed(told);
  const action = <Button look="quiet" icon={<X size={16} />} aria-label={say('close')} onClick={close} />;
  return <Banner action={action}>{say('takenIn', { count, files })}</Banner>;
}

/** Names the files, and says what to do about each. */
function CheckFiles() {
  const { say } = useWords();
  return <Button onClick={() => runCommand('verify')}>{say('checkFiles')}</Button>;
}

/** Two versions of the page stand side by side; nothing is lost, but somebody has to choose. */
function BesideBanner() {
  const { say } = useWords();
  const pageId = useReview((state) => state.pageId);
  const beside = useReview((state) => (pageId === null ? null : (state.pages[pageId]?.beside ?? null)));
  const isReadOnly = useReview((state) => state.view?.readOnly !== null);
  if (pageId === null || beside === null) return null;
  const close = () => patchPage(pageId, { beside: null });
  const show = () => {
    setState({ tab: 'history' });
    close();
  };
  const actions = (
    <>
      <Button disabled={isReadOnly} onClick={() => void mergeBeside(pageId)}>
        {say('mergeCompare')}
      </Button>
      <Button onClick={show}>{say('showHistory')}</Button>
      <Button look="quiet" icon={<X size={16} />} aria-label={say('close')} onClick={close} />
    </>
  );
  return <Banner action={actions}>{say(beside === 'fork' ? 'besideFork' : 'besideOutside')}</Banner>;
}

function Recovery() {
  const { say } = useWords();
  const pageId = useReview((state) => state.pageId);
  const recovery = useReview((state) => (pageId === null ? null : (state.pages[pageId]?.recovery ?? null)));
  if (pageId === null || recovery === null) return null;
  const settle = async () => {
    patchPage(pageId, { recovery: null });
    await ask('page.settleRecovery', { pageId });
  };
  const takeOver = async () => {
    replacePage(pageId, recovery.page);
    // The old record is thrown away only when its text is safe in the project.
    if (await saveDirty('recovered', '')) await settle();
  };
  return (
    <div className="banner" role="alert">
      <TriangleAlert size={16} />
      <div>
        <strong>{say('recoveryTitle')}</strong>
        <p>{say(recovery.isConflict ? 'recoveryConflict' : 'recoveryHint')}</p>
      </div>
      {recovery.isConflict ? (
        <Button look="primary" onClick={() => void mergeRecovered(pageId)}>
          {say('mergeCompare')}
        </Button>
      ) : null}
      <Button look={recovery.isConflict ? 'plain' : 'primary'} onClick={() => void takeOver()}>
        {say('takeOver')}
      </Button>
      <Button onClick={() => void settle()}>{say('discard')}</Button>
    </div>
  );
}

/** What the person should know of how a file became text: its encoding, what is damaged. It stays until it is closed. */
function FileNotes() {
  const { say, language } = useWords();
  const notes = useReview((state) => state.fileNotes);
  if (notes.length === 0) return null;
  const close = () => setState({ fileNotes: [] });
  return (
    <div className="notice notice-info" role="status">
      <Info size={16} />
      <div>
        {notes.map(({ file, note }, i) => (
          <p key={i}>{`${file}: ${textNoteText(note, language)}`}</p>
        ))}
      </div>
      <Button look="quiet" icon={<X size={16} />} aria-label={say('close')} onClick={close} />
    </div>
  );
}

const NOTICE_MS = 6_000;
/** Long ones stay for as long as it takes to read them. */
const CHARACTER_MS = 60;

function NoticeBar() {
  const { say, textOf } = useWords();
  const notice = useReview((state) => state.notice);
  useEffect(() => {
    if (notice?.tone !== 'info') return;
    const noticeMs = Math.max(NOTICE_MS, textOf(notice.message).length * CHARACTER_MS);
    const timer = setTimeout(() => setState({ notice: null }), noticeMs);
    return () => clearTimeout(timer);
  }, [notice, textOf]);
  if (notice === null) return null;
  const isError = notice.tone === 'error';
  return (
    <div className={`notice notice-${notice.tone}`} role={isError ? 'alert' : 'status'}>
      {isError ? <TriangleAlert size={16} /> : <Info size={16} />}
      <span>{textOf(notice.message)}</span>
      <Button
        look="quiet"
        icon={<X size={16} />}
        aria-label={say('close')}
        onClick={() => setState({ notice: null })}
      />
    </div>
  );
}
