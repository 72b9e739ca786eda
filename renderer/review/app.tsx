import { useEffect } from 'react';
import { Banners } from './banners';
import { Dialogs } from './dialogs';
import { StartScreen } from './features/project/start-screen';
import { Header } from './header';
import { StatusLine } from './status-line';
import { Tour } from './tour';
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
  return (
    <div className="window">
      {hasProject ? <Review /> : isReady ? <StartScreen /> : <Opening />}
      <Dialogs />
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
      <Header />
      <Banners />
      <main className="main">
        <Workspace />
      </main>
      <Tour />
      <StatusLine />
    </>
  );
}
