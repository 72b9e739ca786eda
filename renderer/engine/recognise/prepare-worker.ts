import { cleanPage, preparedAs } from '../../../app/core/image/prepare';
import { toGrey } from '../../../app/core/image/grey';
import { toPgm } from './pgm';
import type { PrepareReply, PrepareRequest } from './preparing';

/** Pictures are prepared here, so that the engine window goes on answering and a cancelled page stops at once. */
self.onmessage = ({ data }: MessageEvent<PrepareRequest>) => {
  const original = toGrey(data.rgba, data.widthPx, data.heightPx);
  const clean = cleanPage(original, data.hold);
  const preparations = clean.hasInk ? data.preparations : [];
  const pgms = preparations.map((preparation) => toPgm(preparedAs(preparation, clean.image)));
  const { image, ...rest } = clean;
  const page = clean.hasInk ? image : null;
  const reply: PrepareReply = { pgms, page, widthPx: image.widthPx, heightPx: image.heightPx, ...rest };
  const transfer = [...pgms, ...(page === null ? [] : [page.pixels])].map(
    ({ buffer }) => buffer as ArrayBuffer,
  );
  self.postMessage(reply, { transfer });
};
