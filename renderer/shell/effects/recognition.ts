import { ask, askDone, type Runners, type Shell } from '../shell';
import type { Saving } from './save';

type RecognitionKind =
  'recognise' | 'pause-recognition' | 'cancel-recognition' | 'prioritise' | 'forget-unfinished';

/** Recognition, which main runs; how it goes on arrives as `job-changed`. */
export function recognitionEffects(shell: Shell, { flush }: Saving): Runners<RecognitionKind> {
  const { api, dispatch } = shell;
  return {
    recognise: async ({ pageIds, readings }) => {
      await flush();
      const isStarted = await askDone(shell, 'recognition.start', { pageIds: [...pageIds], readings });
      if (!isStarted) dispatch({ type: 'recognition-refused' });
      return isStarted;
    },
    'pause-recognition': async ({ isPaused }) => {
      await ask(shell, 'recognition.pause', { isPaused });
    },
    'cancel-recognition': async () => {
      await ask(shell, 'recognition.cancel', {});
    },
    prioritise: ({ pageId }) => {
      void api.call('recognition.prioritise', { pageId });
    },
    'forget-unfinished': async () => {
      await ask(shell, 'recognition.forget', {});
    },
  };
}
