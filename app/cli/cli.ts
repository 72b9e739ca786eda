import { join } from 'node:path';
import { loadDictionary } from '../node/review/dictionary';
import { pageXmlCodec } from '../node/history/page-codec';
import { nodeStoreDeps } from '../node/project/store-context';
import { pdfReader } from '../node/scans/pdf-text';
import { runProcess } from './run-process';

const PDF_ASSETS = join(__dirname, 'renderer', 'engine-assets', 'pdfjs');

/** The command line in plain Node, for the verbs that need no engine. `review` and `recognise` run in the app. */
void runProcess(process.argv.slice(2), {
  engine: null,
  deps: nodeStoreDeps(pageXmlCodec),
  readPdf: pdfReader({ cMaps: join(PDF_ASSETS, 'cmaps/'), fonts: join(PDF_ASSETS, 'standard_fonts/') }),
  dictionary: () =>
    loadDictionary({
      resourcesFolder: join(__dirname, '..', 'resources'),
      wasmFile: join(__dirname, 'renderer', 'hunspell.wasm'),
    }),
  version: process.env.npm_package_version ?? '0.1.0',
  language: /^ru/i.test(process.env.LC_ALL ?? process.env.LANG ?? '') ? 'ru' : 'en',
}).then((code) => {
  process.exitCode = code;
});
