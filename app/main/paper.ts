import { randomBytes } from 'node:crypto';
import { BrowserWindow } from 'electron';
import { fail, ok, type Result } from '../core/base/result';
import type { MakePdf, PaperDocument } from '../node/review/paper';
import { SCHEME, type Served, type Source } from './protocol';

const LAY_OUT_TIMEOUT_MS = 300_000;

/** What is being laid out: its address is a secret of one printing. */
type Laid = PaperDocument & { readonly token: string };

export type Paper = {
  readonly sources: Readonly<Record<string, Source>>;
  /** Through the system's dialog; false where the person cancelled. */
  readonly print: (document: PaperDocument) => Promise<Result<boolean>>;
  readonly pdf: MakePdf;
};

/**
 * Lays documents out on paper, one at a time: a hidden window without a script shows what is to be on it, from the app's
 * own scheme, and goes when that is printed or made into a PDF.
 */
export function makePaper(): Paper {
  let laid: Laid | null = null;
  const show = async <T>(
    document: PaperDocument,
    work: (window: BrowserWindow) => Promise<T>,
  ): Promise<T> => {
    const token = randomBytes(16).toString('hex');
    laid = { ...document, token };
    const window = hiddenWindow();
    try {
      await withinTime(window.loadURL(`${SCHEME}://print/document/${token}.html`), LAY_OUT_TIMEOUT_MS);
      return await work(window);
    } finally {
      laid = null;
      if (!window.isDestroyed()) window.destroy();
    }
  };
  const document: Source = (path) =>
    Promise.resolve(laid !== null && path === `${laid.token}.html` ? served(laid.html) : null);
  const picture: Source = async (path) => {
    const [, pageId] = /^(\d{4,6})\.jpg$/.exec(path) ?? [];
    if (laid === null || pageId === undefined) return null;
    const read = await laid.picture(pageId);
    return read.ok ? { bytes: read.value, type: 'image/jpeg' } : null;
  };
  return {
    sources: { document, picture },
    print: async (asked) => {
      if (laid !== null) return fail('prints-already');
      return await show(asked, print).catch((error: unknown) =>
        fail('print-failed', { reason: reasonOf(error) }),
      );
    },
    pdf: async (asked) => {
      if (laid !== null) return fail('prints-already');
      return await show(asked, async (window) => ok(await toPdf(window))).catch((error: unknown) =>
        fail('pdf-failed', { reason: reasonOf(error) }),
      );
    },
  };
}

function served(html: string): Served {
  return { bytes: Buffer.from(html, 'utf8'), type: 'text/html; charset=utf-8' };
}

function hiddenWindow(): BrowserWindow {
  return new BrowserWindow({
    show: false,
    webPreferences: {
      ...{ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
      ...{ javascript: false, spellcheck: false, backgroundThrottling: false },
    },
  });
}

async function withinTime(work: Promise<void>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | null = null;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timeout')), timeoutMs);
  });
  try {
    await Promise.race([work, late]);
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

/** In inches, where the document's own style has none. */
const MARGINS = { top: 0.6, bottom: 0.6, left: 0.6, right: 0.6 };

/** Tagged and with its headings as an outline, so that it can be read aloud and leafed through. */
async function toPdf(window: BrowserWindow): Promise<Uint8Array> {
  return await window.webContents.printToPDF({
    ...{ pageSize: 'A4', preferCSSPageSize: true, margins: MARGINS, printBackground: true },
    ...{ generateTaggedPDF: true, generateDocumentOutline: true },
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
