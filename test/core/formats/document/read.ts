import { accountText } from '../../../../app/core/formats/account/account-words';
import type { LeftOutKind } from '../../../../app/core/formats/account/account';
import type { ReadKind } from '../../../../app/core/base/file-kinds';
import { readGiven } from '../../../../app/core/formats/index';
import { decodeBytes } from '../../../../app/node/disk/decode-bytes';

/** What a reader makes of a document: lines by pages, characters left out by kind, and the account's sum, which must be right. */
export function readDocument(kind: ReadKind, content: string | Uint8Array) {
  const read = readGiven(
    typeof content === 'string' ? { kind, text: content } : { kind, bytes: content },
    decodeBytes,
  );
  if (!read.ok) return { code: read.error.code, lines: [], leftOut: {}, apart: {}, isWhole: false, said: '' };
  const { pages, account } = read.value;
  const leftOut: Partial<Record<LeftOutKind, string>> = {};
  for (const { kind: of, samples } of account.leftOut) leftOut[of] = samples.join(' | ');
  const apart = Object.fromEntries(
    (account.apart ?? []).map(({ kind: of, places, characters }) => [of, [places, characters]]),
  );
  const sum = account.leftOut.reduce((all, { characters }) => all + characters, account.taken);
  return {
    ...{ code: null, leftOut, apart, said: accountText(account).en },
    lines: pages.map(({ lines }) => lines.map(({ text }) => text)),
    isWhole: account.lost === 0 && account.invented === 0 && sum === account.inFile,
  };
}
