import 'core-js/actual';
import '@fontsource/ibm-plex-sans/latin-400.css';
import '@fontsource/ibm-plex-sans/cyrillic-400.css';
import '@fontsource/ibm-plex-sans/latin-600.css';
import '@fontsource/ibm-plex-sans/cyrillic-600.css';
import '@fontsource/ibm-plex-mono/latin-400.css';
import '@fontsource/ibm-plex-mono/cyrillic-400.css';
import '@fontsource/ibm-plex-mono/latin-600.css';
import '@fontsource/ibm-plex-mono/cyrillic-600.css';
import '../ui/tokens.css';
import '../ui/controls.css';
import './review.css';
import './features/transcript/spelling.css';
import '../ui/forced-colours.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { listenToMain, startReview } from '../shell/main-events';
import { runNamedCommand } from '../shell/run-command';
import { listenToSize } from '../shell/listen-to-size';
import { listenToFaults } from '../shell/listen-to-faults';
import { guardSinks } from '../trusted-types';
import { activity, faults, review } from '../shell/store';
import { App } from './app';
import { listenToKeys } from './listen-to-keys';
import { Whole } from './walls';
import { styleNonce } from './style-nonce';

guardSinks();
// Radix writes one style element, and asks for its nonce under this name.
Object.assign(globalThis, { __webpack_nonce__: styleNonce });

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');
listenToMain(review, window, runNamedCommand);
listenToFaults(faults, review, window);
listenToKeys();
activity.listenTo({
  addEventListener: window.addEventListener.bind(window),
  hasFocus: () => document.hasFocus(),
});
listenToSize(review, window);
void startReview(review);
createRoot(root).render(
  <StrictMode>
    <Whole>
      <App />
    </Whole>
  </StrictMode>,
);
