import 'core-js/actual';
import { findInTexts } from '../../app/core/find';
import type { FindReply, FindRequest } from './finding';

/** The search runs here: an expression that never ends must not stop the typing. */
self.onmessage = ({ data }: MessageEvent<FindRequest>) => {
  const reply: FindReply = { serial: data.serial, found: findInTexts(data.texts, data.query) };
  self.postMessage(reply);
};
