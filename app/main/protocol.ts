import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Protocol } from 'electron';
import { REPORT_CSS_SHA256 } from '../core/formats/report/report-style';
import { NONCE_PLACE } from '../core/formats/write/facing-html';

/** The app's own scheme. Its hosts are origins: the window people see, the one that opens scans, what is printed. */
export const SCHEME = 'sverka';
export type Host = 'review' | 'engine' | 'print';

type Policy = (nonce: string) => string;

const CSP: Readonly<Record<Host, Policy>> = {
  review: (nonce) =>
    policy({
      'script-src': "'self'",
      'style-src': `'self' 'nonce-${nonce}'`,
      'img-src': "'self' blob:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'worker-src': "'self'",
    }),
  engine: () =>
    policy({
      'script-src': "'self' 'wasm-unsafe-eval'",
      'connect-src': "'self'",
      'worker-src': "'self'",
      'img-src': 'blob:',
    }),
  print: (nonce) =>
    policy({
      'style-src': `'nonce-${nonce}' 'sha256-${REPORT_CSS_SHA256}'`,
      'img-src': "'self' data:",
    }),
};

/**
 * The check and the spelling run in workers of their own, which may compile the dictionary's WebAssembly; the window
 * itself may not.
 * A worker's policy is that of its own file.
 */
function policyOf(host: Host, path: string): Policy {
  if (path.endsWith('.html')) return (nonce) => `${CSP[host](nonce)}; ${TRUSTED_TYPES}`;
  return host === 'review' && /^assets\/(check|spelling)-worker-[\w-]+\.js$/.test(path)
    ? DICTIONARY_WORKER
    : CSP[host];
}

/** In a page, text becomes code or markup only through the one policy of `renderer/trusted-types.ts`. */
const TRUSTED_TYPES = "require-trusted-types-for 'script'; trusted-types default";

const DICTIONARY_WORKER: Policy = () =>
  policy({ 'script-src': "'self' 'wasm-unsafe-eval'", 'connect-src': "'self'" });

function policy(directives: Readonly<Record<string, string>>): string {
  const fixed = {
    'default-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  };
  return Object.entries({ ...fixed, ...directives })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** Bytes that a part of the app serves at run time: page pictures to the review window, scans to the engine. */
export type Served = { readonly bytes: Uint8Array; readonly type: string };
export type Source = (path: string) => Promise<Served | null>;

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/**
 * Serves the windows of one session of Chromium. `pagesDir` holds the built pages, `resourcesDir` the language models and
 * dictionaries; `sources` has the hosts that there are in it, and answers paths that begin with its key, such as
 * `picture/`. Everything else is 404, and every response has the CSP.
 */
export function serveScheme(
  served: Pick<Protocol, 'handle'>,
  pagesDir: string,
  resourcesDir: string,
  sources: Readonly<Partial<Record<Host, Readonly<Record<string, Source>>>>>,
): void {
  served.handle(SCHEME, async (request) => {
    const asked = addressOf(request.url);
    if (asked === null) return respond(400, CSP.engine, null);
    const { host, path } = asked;
    const known = host === null ? undefined : sources[host];
    if (host === null || known === undefined || request.method !== 'GET')
      return respond(404, CSP.engine, null);
    const [folder = ''] = path.split('/', 1);
    const source = Object.hasOwn(known, folder) ? known[folder] : undefined;
    const answer = await (source === undefined
      ? readStatic(host, path, pagesDir, resourcesDir)
      : source(path.slice(folder.length + 1)));
    return respond(answer === null ? 404 : 200, policyOf(host, path), answer);
  });
}

type Address = { readonly host: Host | null; readonly path: string };

/** Null of what is no address: a window can send any bytes. */
function addressOf(asked: string): Address | null {
  try {
    const url = new URL(asked);
    const path = decodeURIComponent(url.pathname).slice(1);
    if (path.includes('\0')) return null;
    return { host: isHost(url.host) ? url.host : null, path };
  } catch {
    return null;
  }
}

function isHost(name: string): name is Host {
  return Object.hasOwn(CSP, name);
}

/** What each window may read of the data that Sverka ships. */
const DATA_FOLDERS: Readonly<Record<Host, readonly string[]>> = {
  review: ['dictionaries/'],
  engine: ['tessdata/', 'reader/', 'dictionaries/'],
  print: [],
};

async function readStatic(
  host: Host,
  path: string,
  pagesDir: string,
  resourcesDir: string,
): Promise<Served | null> {
  if (host === 'print') return null;
  if (DATA_FOLDERS[host].some((folder) => path.startsWith(folder)))
    return await readInside(resourcesDir, path);
  return await readInside(pagesDir, path);
}

async function readInside(folder: string, path: string): Promise<Served | null> {
  const file = normalize(join(folder, path));
  if (!file.startsWith(folder + sep)) return null;
  try {
    return { bytes: await readFile(file), type: TYPES[extname(file)] ?? 'application/octet-stream' };
  } catch {
    return null;
  }
}

function respond(status: number, csp: Policy, served: Served | null): Response {
  const nonce = randomBytes(16).toString('base64');
  const headers = {
    'content-security-policy': csp(nonce),
    'content-type': served?.type ?? 'text/plain',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  };
  const bytes = served === null ? new Uint8Array() : withNonce(served, nonce);
  return new Response(bytes as Uint8Array<ArrayBuffer>, { status, headers });
}

function withNonce(served: Served, nonce: string): Uint8Array {
  if (!served.type.startsWith('text/html')) return served.bytes;
  return Buffer.from(Buffer.from(served.bytes).toString('utf8').split(NONCE_PLACE).join(nonce));
}
