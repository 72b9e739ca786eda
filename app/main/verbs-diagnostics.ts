import { arch, cpus, freemem, release, totalmem, type as osType } from 'node:os';
import { join } from 'node:path';
import { app, dialog, screen } from 'electron';
import { diagnosticsText, type Diagnostics } from '../core/diagnostics/report';
import { ok, type Result } from '../core/base/result';
import type { ReviewResults, ReviewVerb } from '../ipc';
import { durableWrite } from '../node/disk/durable-write';
import type { AppContext, VerbHandlers } from './context';
import { mainWords } from './words';

type DiagnosticsVerb = Extract<ReviewVerb, 'app.fault' | `diagnostics.${string}`>;

/** Enough to see what led to a problem, and little enough to be read before it is sent. */
const MOST_LOG_CHARS = 20_000;

/** Verbs about what went wrong in the program. */
export function diagnosticsVerbs(context: AppContext): VerbHandlers<DiagnosticsVerb> {
  let made = '';
  return {
    'app.fault': ({ where, fault }) => {
      context.faults.write(where, fault);
      return Promise.resolve(ok(null));
    },
    'diagnostics.read': () => {
      made = diagnosticsText(gather(context), context.settings.settings().language);
      return Promise.resolve(ok({ text: made }));
    },
    'diagnostics.save': () => save(context, made),
  };
}

/** Writes what the person has just read, and nothing else. */
async function save(context: AppContext, text: string): Promise<Result<ReviewResults['diagnostics.save']>> {
  const options = {
    title: mainWords(context.settings.settings().language).exportTo,
    defaultPath: join(app.getPath('documents'), 'sverka-diagnostics.txt'),
  };
  const window = context.window();
  const chosen = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  if (chosen.canceled || chosen.filePath === '') return ok(null);
  const written = await durableWrite(context.deps.disk, chosen.filePath, Buffer.from(text, 'utf8'));
  if (!written.ok) return written;
  context.output = chosen.filePath;
  return ok({ file: chosen.filePath });
}

function gather(context: AppContext): Diagnostics {
  const { electron = '', chrome = '', node } = process.versions;
  const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GB`;
  const displays = screen.getAllDisplays().map(({ size, scaleFactor }) => {
    return `${size.width}x${size.height} @${scaleFactor}`;
  });
  return {
    version: context.version,
    madeUtc: context.deps.nowUtc(),
    runtime: { Electron: electron, Chrome: chrome, Node: node },
    system: {
      OS: `${osType()} ${release()} ${arch()}`,
      CPU: cpus().length,
      RAM: `${gigabytes(totalmem())} (free ${gigabytes(freemem())})`,
      displays: displays.join(', '),
      locale: app.getLocale(),
    },
    settings: settingsOf(context),
    document: documentOf(context),
    log: context.faults.tail(MOST_LOG_CHARS),
  };
}

/** Without the person's name. */
function settingsOf(context: AppContext): Diagnostics['settings'] {
  const { language, theme, interfacePercent, hasSeenTour, isWhoGiven, stepsOff, keys } =
    context.settings.settings();
  return {
    ...{ language, theme, interfacePercent, hasSeenTour, isWhoGiven },
    stepsOff: stepsOff.join(' '),
    ownKeys: Object.keys(keys).join(' '),
  };
}

/** How large the document is, and what it is made of; not what it is called. */
function documentOf(context: AppContext): Diagnostics['document'] {
  if (context.session === null) return null;
  const { store } = context.session;
  const { pages, references, scans } = store.project();
  return {
    pages: pages.length,
    scans: scans.length,
    references: references.map(({ role }) => role).join(' '),
    readOnly: store.readOnly ?? 'no',
    recognising: context.session.job !== null,
  };
}
