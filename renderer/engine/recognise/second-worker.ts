import { openDictionary } from '../../../app/core/check/dictionary';
import { isSpelt } from '../../../app/core/check/spelling';
import { combined } from '../../../app/core/recognise/two-readers';
import { parseNet } from '../../../app/core/reader/net';
import { readPage } from '../../../app/core/reader/read-page';
import { startReader } from '../../../app/core/reader/run-net';
import { isTypescript } from '../../../app/core/reader/typescript';
import { wasmKernel } from './kernel';
import type { SecondReply, SecondRequest } from './second-reading';

/** The net and the dictionary are loaded once, when the first page is to be read. */
const started = start();

async function start() {
  const [net, kernel, dictionary] = await Promise.all([
    fetch('/reader/typescript.net').then((response) => response.arrayBuffer()),
    wasmKernel(),
    startDictionary(),
  ]);
  const knows = (word: string) => isSpelt(dictionary, word);
  return { reader: startReader(parseNet(new Uint8Array(net)), kernel), knows };
}

async function startDictionary() {
  const [wasm, affixes, words] = await Promise.all([
    fetch('/hunspell.wasm').then((response) => response.arrayBuffer()),
    fetch('/dictionaries/ru.aff').then((response) => response.text()),
    fetch('/dictionaries/ru.dic').then((response) => response.text()),
  ]);
  return await openDictionary({ wasm: new Uint8Array(wasm), affixes, words });
}

self.onmessage = ({ data }: MessageEvent<SecondRequest>) => {
  void read(data).then(
    (reply) => self.postMessage(reply),
    (error: unknown) => self.postMessage({ failed: String(error) } satisfies SecondReply),
  );
};

async function read({ page, lines }: SecondRequest): Promise<SecondReply> {
  const { reader, knows } = await started;
  const boxes = lines.map(({ boxPx }) => boxPx);
  const seen = readPage(reader, page, boxes);
  if (!isTypescript(seen)) return { two: null };
  return { two: combined(lines, seen, { net: reader.net, letterPx: page.letterPx, knows }) };
}
