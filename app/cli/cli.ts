import { join } from 'node:path';
import { loadDictionary } from '../node/dictionary';
import { pageXmlCodec } from '../node/page-codec';
import { nodeStoreDeps } from '../node/project-store';
import { runProcess } from './run-process';

/** The command line in plain Node, for the verbs that need no engine. `review` and `recognise` run in the app. */
void runProcess(process.argv.slice(2), {
  engine: null,
  deps: nodeStoreDeps(pageXmlCodec),
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
