import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import { isNamesOfFiles, isTextOnly } from '../core/import/dropped-files';
import { DROP_CHANNEL, EVENT_CHANNEL, REVIEW_EVENTS, REVIEW_VERBS, VERB_CHANNEL } from '../ipc';
import type { ReviewDoor, ReviewEvents } from '../ipc';

/** `window.api`: the verbs and events of ipc.ts, nothing else. Arguments are checked again in main. */
const api: ReviewDoor = {
  call: (verb, args) => {
    if (!Object.hasOwn(REVIEW_VERBS, verb)) return Promise.reject(new Error(`No such verb: ${verb}`));
    return ipcRenderer.invoke(VERB_CHANNEL, verb, args);
  },
  on: (event, listener) => {
    if (!Object.hasOwn(REVIEW_EVENTS, event)) throw new Error(`No such event: ${event}`);
    const forward = (_: IpcRendererEvent, name: string, data: unknown) => {
      if (name === event) listener(data as ReviewEvents[typeof event]);
    };
    ipcRenderer.on(EVENT_CHANNEL, forward);
    return () => ipcRenderer.removeListener(EVENT_CHANNEL, forward);
  },
};

contextBridge.exposeInMainWorld('api', api);

/**
 * Dropped files go to main from here, because only a preload may learn a file's path; the page gets handles. Nothing in
 * the page learns of the drop: an editor would type the contents of the file into the text.
 */
function sendDropped(event: DragEvent): void {
  if (isTextOnly(event.dataTransfer?.types ?? [])) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const files = [...(event.dataTransfer?.files ?? [])];
  const paths = files.map(pathOf).filter((path) => path !== '');
  // Where nothing has a path, such as a picture out of a browser, the person is told that it cannot be opened.
  void ipcRenderer.invoke(DROP_CHANNEL, paths);
}

function pathOf(file: File): string {
  // Older runtimes have no webUtils; there the File itself says its path.
  const utils = webUtils as typeof webUtils | undefined;
  return utils === undefined ? ((file as { path?: string }).path ?? '') : utils.getPathForFile(file);
}

/** A copied file or picture comes with its path or address, and an editor would paste that for a text. */
function refusePasted(event: ClipboardEvent): void {
  const data = event.clipboardData;
  if (data === null) return;
  const text = data.getData('text/plain');
  const names = [...data.files].map(({ name }) => name);
  if (text === '' ? isTextOnly(data.types) : !isNamesOfFiles(text, names)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

window.addEventListener('dragover', (event) => event.preventDefault());
window.addEventListener('drop', sendDropped, { capture: true });
window.addEventListener('drop', (event) => event.preventDefault());
window.addEventListener('paste', refusePasted, { capture: true });
