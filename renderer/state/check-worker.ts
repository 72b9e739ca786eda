import 'core-js/actual';
import { checkFindings } from '../../app/core/discrepancy/check';
import { readerKeeper } from '../../app/core/facts/reader';
import type { CheckReply, CheckRequest } from './checking';

const readerFor = readerKeeper();

/** The check runs here, so that typing never waits for it. */
self.onmessage = ({ data }: MessageEvent<CheckRequest>) => {
  const reader = readerFor(data.input.knowledge?.names ?? []);
  const reply: CheckReply = { serial: data.serial, checked: checkFindings(data.input, reader) };
  self.postMessage(reply);
};
