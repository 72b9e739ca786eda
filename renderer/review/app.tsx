import { useEffect } from 'react';
import { Banners } from './banners';
import { Dialogs } from './dialogs';
import { Library } from './features/library/library';
import { Header } from './header';
import { StatusLine } from './status-line';
import { Tour } from './tour';
import { Part } from './walls';
import { Workspace } from './workspace';
import { useReview } from '../shell/store';
import { useWords } from './use-words';

/** The review window: header, sheets, scan, transcription, side panel, status line. */
export function App() {
  const { theme, language } = useReview((state) => state.app.settings);
  const hasProject = useReview((state) => state.project.view !== null);
  const isReady = useReview((state) => state.app.version !== '');
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.lang = language;
  }, [theme, language]);
  const title = useReview((state) => state.project.view?.project.title);
  const { say } = useWords();
  useEffect(() => {
    document.title = title === undefined ? say('appName') : `${title} — ${say('appName')}`;
  }, [title, say]);
  return (
    <div className="window">
      {hasProject ? <Review /> : isReady ? <Library /> : <Opening />}
      <Part name="dialogs">
        <Dialogs />
      </Part>
    </div>
  );
}

/** The first moments, and longer only while the sample's scan is copied in. */
function Opening() {
  const { say } = useWords();
  return <p className="opening">{say('opening')}</p>;
}

function Review() {
  return (
    <>
      <Part name="header">
        <Header />
      </Part>
      <Part name="banners">
        <Banners />
      </Part>
      <main className="main">
        <Workspace />
      </main>
      <Part name="tour">
        <Tour />
      </Part>
      <Part name="status line">
        <StatusLine />
      </Part>
    </>
  );
}
