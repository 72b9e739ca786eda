import { commands, request } from './command';

/** More than one asks for the second reader, too; so many passes vote where that cannot read the sheet. */
const CAREFUL_READINGS = 3;

/** Recognition of sheets, and of parts of them. */
export const RECOGNITION_COMMANDS = commands([
  {
    ...{ id: 'recognise-page', group: 'review', keys: ['Mod+R'] },
    title: { en: 'Recognise this sheet', ru: 'Распознать этот лист' },
    needs: ['project', 'writable', 'recognition-rests'],
    run: { type: 'recognition-wanted', which: 'page', readings: 1 },
  },
  {
    ...{ id: 'recognise-all', group: 'review', keys: ['Mod+Shift+R'] },
    title: { en: 'Recognise all sheets', ru: 'Распознать все листы' },
    needs: ['project', 'writable', 'recognition-rests'],
    run: { type: 'recognition-wanted', which: 'all', readings: 1 },
  },
  {
    ...{ id: 'recognise-carefully', group: 'review', keys: [] },
    title: {
      en: 'Recognise all sheets carefully: two readers, about twice the time',
      ru: 'Распознать все листы тщательно: двумя распознавателями, примерно вдвое дольше',
    },
    needs: ['project', 'writable', 'recognition-rests'],
    run: { type: 'recognition-wanted', which: 'all', readings: CAREFUL_READINGS },
  },
  {
    ...{ id: 'read-sheet-again', group: 'review', keys: [] },
    title: { en: 'Read this sheet again…', ru: 'Прочитать лист ещё раз…' },
    needs: ['project', 'writable'],
    run: { type: 'sheet-reread-opened' },
  },
  {
    ...{ id: 'read-part', group: 'review', keys: ['Alt+Shift+R'] },
    title: { en: 'Read a part of the sheet…', ru: 'Прочитать часть листа…' },
    needs: ['project', 'writable'],
    run: { type: 'framing-started', purpose: 'read' },
  },
  {
    ...{ id: 'frame-line', group: 'review', keys: [] },
    title: { en: 'Draw the line’s frame anew', ru: 'Обвести строку заново' },
    needs: ['project', 'writable'],
    run: { type: 'framing-started', purpose: 'line' },
  },
  {
    ...{ id: 'reread-line', group: 'review', keys: ['Alt+R'] },
    title: { en: 'Read this line again…', ru: 'Прочитать строку ещё раз…' },
    needs: ['project', 'writable'],
    run: { type: 'reread-opened' },
  },
  {
    ...{ id: 'pause-recognition', group: 'review', keys: [] },
    title: { en: 'Pause or go on recognising', ru: 'Приостановить или продолжить' },
    needs: ['project', 'recognition-runs'],
    run: { type: 'recognition-toggled' },
  },
  {
    ...{ id: 'retry-failed', group: 'review', keys: [] },
    title: { en: 'Try the failed sheets again', ru: 'Повторить неудавшиеся листы' },
    needs: ['project', 'recognition-rests', 'failed-sheets'],
    run: { type: 'recognition-wanted', which: 'failed', readings: 1 },
  },
  {
    ...{ id: 'cancel-recognition', group: 'review', keys: [] },
    title: { en: 'Stop recognising', ru: 'Остановить распознавание' },
    needs: ['project', 'recognition-runs'],
    run: request({ kind: 'cancel-recognition' }),
  },
]);
