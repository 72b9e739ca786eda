import 'core-js/actual';
import { checkFindings } from '../../app/core/discrepancy/check';
import type { CheckReply, CheckRequest } from './checking';

/** The check runs here, so that typing never waits for it. */
self.onmessage = ({ data }: MessageEvent<CheckRequest>) => {
  const reply: CheckReply = { serial: data.serial, checked: checkFindings(data.input) };
  self.postMessage(reply);
};
