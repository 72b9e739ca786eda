import { randomBytes } from 'node:crypto';
import { BrowserWindow } from 'electron';
import { fail, ok, type Result } from '../core/base/result';
import { writeFacingHtml } from '../core/formats/write/facing-html';
import { hasText } from '../core/page/transcription';
import type { ReviewArgs, ReviewVerb } from '../ipc';
import { exportProject } from '../node/review/export-project';
import { currentTexts } from '../node/review/kept-files';
import { noProject, type AppContext, type VerbHandlers } from './context';
import { SCHEME, type Served, type Source } from './protocol';
import type { Session } from './session';

type PrintVerb = Extract<ReviewVerb, 'print.start'>;

/** More would be held by the window that lays them out than a small computer has. */
const MOST_SHEETS = 200;
const LAY_OUT_TIMEOUT_MS = 300_000;

/** What is being printed: its address is a secret of one printing. */
type Printed = { readonly token: string; readonly html: string; readonly session: Session };

export type Printer = {
  readonly verbs: VerbHandlers<PrintVerb>;
  readonly sources: Readonly<Record<string, Source>>;
};

/**
 * Prints through the system's dialog: a hidden window without a script shows what is to be on paper, from the app's own
 * scheme, and goes when the dialog has.
 */
export function makePrinter(context: AppContext): Printer {
  let printed: Printed | null = null;
  const start = async ({ what }: ReviewArgs<'print.start'>): Promise<Result<boolean>> => {
    const { session } = context;
    if (session === null) return noProject();
    if (printed !== null) return fail('prints-already');
    const token = randomBytes(16).toString('hex');
    printed = { token, html: '', session };
    try {
      const html = what === 'facing' ? await facing(context, session) : await report(context, session);
      if (!html.ok) return html;
      printed = { token, html: html.value, session };
      return await show(`${SCHEME}://print/document/${token}.html`);
    } finally {
      printed = null;
    }
  };
  const document: Source = (path) =>
    Promise.resolve(printed !== null && path === `${printed.token}.html` ? html(printed) : null);
  const picture: Source = async (path) => {
    const [, pageId] = /^(\d{4,6})\.jpg$/.exec(path) ?? [];
    if (printed === null || pageId === undefined) return null;
    const read = await printed.session.pictures.read(pageId, 'full');
    return read.ok ? { bytes: read.value, type: 'image/jpeg' } : null;
  };
  return { verbs: { 'print.start': start }, sources: { document, picture } };
}

function html({ html: text }: Printed): Served {
  return { bytes: Buffer.from(text, 'utf8'), type: 'text/html; charset=utf-8' };
}

async function facing(context: AppContext, { store }: Session): Promise<Result<string>> {
  const texts = await currentTexts(store);
  if (!texts.ok) return texts;
  const pages = texts.value.map(({ page }) => page).filter(hasText);
  if (pages.length === 0) return fail('nothing-to-export');
  if (pages.length > MOST_SHEETS) return fail('prints-too-much', { most: MOST_SHEETS });
  const { language } = context.settings.settings();
  return ok(writeFacingHtml(store.project(), pages, language, (id) => `/picture/${id}.jpg`));
}

/** The report as it is exported; a file would hold the same. */
async function report(context: AppContext, { store, pictures }: Session): Promise<Result<string>> {
  const { language, stepsOff } = context.settings.settings();
  let written = '';
  const done = await exportProject(
    {
      ...{ language, store, pictures, engine: context.engine, disk: context.deps.disk },
      creator: `Sverka ${context.version}`,
      nowUtc: context.deps.nowUtc,
      dictionary: await context.dictionary(),
      settings: { strictDiplomatic: false, stepsOff },
      sink: (_, bytes) => {
        written = Buffer.from(bytes).toString('utf8');
        return Promise.resolve(ok(null));
      },
    },
    'report',
    'report.html',
  );
  return done.ok ? ok(written) : done;
}

/** False where the person cancelled. */
async function show(url: string): Promise<Result<boolean>> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      ...{ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
      ...{ javascript: false, spellcheck: false, backgroundThrottling: false },
    },
  });
  try {
    const loaded = await withinTime(
      window.loadURL(url).then(() => true),
      LAY_OUT_TIMEOUT_MS,
    );
    return loaded ? await print(window) : fail('print-failed', { reason: 'timeout' });
  } catch (error) {
    return fail('print-failed', { reason: error instanceof Error ? error.message : String(error) });
  } finally {
    if (!window.isDestroyed()) window.destroy();
  }
}

async function withinTime(work: Promise<boolean>, timeoutMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | null = null;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    if (timer !== null) clearTimeout(timer);
  }
}

/** Chromium's words for a dialog that was closed, in its versions. */
const CANCELLED = /cancell?ed/i;

function print(window: BrowserWindow): Promise<Result<boolean>> {
  return new Promise((resolve) => {
    window.webContents.print({ printBackground: true }, (isDone, reason) => {
      if (isDone) resolve(ok(true));
      else if (CANCELLED.test(reason)) resolve(ok(false));
      else resolve(fail('print-failed', { reason: reason === '' ? 'unknown' : reason }));
    });
  });
}
