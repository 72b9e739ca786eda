import { expect, test, type Page } from 'playwright/test';
import type { ReviewApi, ReviewVerb } from '../../app/ipc';
import { launchApp, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';
import { hostileArgs } from '../helpers/hostile-args';
import { IPC_SAMPLES } from '../helpers/ipc-samples';

/** What a window may not do, even when everything in it is hostile. */

let home: Home;
let running: RunningApp;
let review: Page;
let engine: Page;

test.beforeAll(async () => {
  home = makeHome();
  running = await launchApp({ home });
  review = running.window;
  await expect
    .poll(() => call('app.state', {}), { timeout: 60_000 })
    .toMatchObject({
      value: { project: { project: { pages: [{}, {}] } } },
    });
});

// The scan is drawn by the engine, so its window comes. One that has grown is renewed when it was quiet for a while.
test.beforeEach(async () => {
  const found = () => running.app.windows().find((page) => page.url().startsWith('sverka://engine/'));
  await expect.poll(() => found() !== undefined, { timeout: 60_000 }).toBe(true);
  engine = found() as Page;
});

test.afterAll(async () => {
  await running.kill();
  home.remove();
});

type Anything = Readonly<Record<string, (...args: readonly unknown[]) => Promise<unknown>>>;

/** Calls a verb as hostile code in the page would, past the types. */
function call(verb: unknown, args: unknown): Promise<unknown> {
  return review.evaluate(
    ([name, given]) => (window as unknown as { api: { call: Anything['x'] } }).api.call?.(name, given),
    [verb, args] as const,
  );
}

test('windows have no Node, live in their own world and in the sandbox', async () => {
  for (const page of [review, engine]) {
    const globals = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'electron', '__dirname'].filter(
        (name) => name in globalThis,
      ),
    );
    expect(globals).toEqual([]);
  }
  const all = await running.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      const preferences = (
        contents as unknown as { getLastWebPreferences: () => object }
      ).getLastWebPreferences();
      return { url: contents.getURL(), ...preferences };
    }),
  );
  expect(all.map(({ url }) => new URL(url).host).sort()).toEqual(['engine', 'review']);
  for (const preferences of all) {
    expect(preferences).toMatchObject({
      ...{ contextIsolation: true, sandbox: true, webSecurity: true },
      ...{ nodeIntegration: false, nodeIntegrationInSubFrames: false, webviewTag: false },
    });
    expect(preferences).not.toHaveProperty('nodeIntegrationInWorker', true);
  }
});

test('the window’s door has verbs and events, the engine’s has calls, replies and its time of work, and nothing else', async () => {
  expect(await review.evaluate(() => Object.keys((window as unknown as { api: object }).api).sort())).toEqual(
    ['call', 'on'],
  );
  expect(await review.evaluate(() => 'engineApi' in window)).toBe(false);
  expect(
    await engine.evaluate(() => Object.keys((window as unknown as { engineApi: object }).engineApi).sort()),
  ).toEqual(['onCall', 'reply', 'workedMs']);
  expect(await engine.evaluate(() => 'api' in window)).toBe(false);
});

type Answer = { readonly status: number; readonly policy: string | null; readonly sniff: string | null };

function answers(page: Page, paths: readonly string[]): Promise<readonly Answer[]> {
  return page.evaluate(async (wanted) => {
    const found: Answer[] = [];
    for (const path of wanted) {
      const { status, headers } = await fetch(
        new URL(path, location.origin === 'null' ? location.href : location.origin),
      );
      found.push({
        status,
        policy: headers.get('content-security-policy'),
        sniff: headers.get('x-content-type-options'),
      });
    }
    return found;
  }, paths);
}

/** The scripts and style sheets that the page itself has loaded. */
function loaded(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>('script[src], link[href]')].map(
      (element) => new URL('src' in element ? element.src : element.href).pathname,
    ),
  );
}

test('every response carries the policy: pages, scripts, workers, WebAssembly, and what is not there', async () => {
  const core = '/engine-assets/tesseract/tesseract-core-simd-lstm';
  const present: readonly (readonly [Page, readonly string[]])[] = [
    [review, ['/review/index.html', ...(await loaded(review))]],
    [
      engine,
      [
        ...['/engine/index.html', '/engine-assets/tesseract/worker.min.js', `${core}.js`, `${core}.wasm`],
        ...[
          '/engine-assets/pdfjs/wasm/openjpeg.wasm',
          '/tessdata/rus.traineddata',
          ...(await loaded(engine)),
        ],
      ],
    ],
  ];
  for (const [page, paths] of present) {
    expect(paths.some((path) => path.endsWith('.js'))).toBe(true);
    const missing = [
      '/nothing.js',
      '/picture/x',
      '/%2e%2e/%2e%2e/package.json',
      '/..%2f..%2fmain.cjs',
      '/../main.cjs',
    ];
    const found = await answers(page, [...paths, ...missing]);
    expect(found.map(({ status }) => status)).toEqual([...paths.map(() => 200), ...missing.map(() => 404)]);
    for (const { policy, sniff } of found) {
      expect(sniff).toBe('nosniff');
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/'unsafe-inline'|'unsafe-eval'|\*|https?:/);
    }
  }
  const [reviewPage] = await answers(review, ['/review/index.html']);
  expect(reviewPage?.policy).not.toContain('wasm-unsafe-eval');
});

test('the models are the engine’s alone, and one host cannot read the other', async () => {
  expect((await answers(review, ['/tessdata/rus.traineddata', '/bytes/00']))[0]?.status).toBe(404);
  for (const [page, other] of [
    [review, 'sverka://engine/engine/index.html'],
    [engine, 'sverka://review/review/index.html'],
  ] as const) {
    expect(await refusedFetch(page, other)).toBe('refused');
  }
});

function refusedFetch(page: Page, url: string): Promise<'refused' | 'answered'> {
  return page.evaluate(async (address) => {
    return await fetch(address).then(
      () => 'answered' as const,
      () => 'refused' as const,
    );
  }, url);
}

test('text is never code: eval and inline scripts are refused', async () => {
  for (const page of [review, engine]) {
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      try {
        script.textContent = 'globalThis.inlineRan = true';
        document.body.append(script);
      } catch {
        // Refused before it is in the page.
      }
      script.remove();
      // In a task of its own: while a debugger evaluates, Chromium lets eval through.
      return new Promise((resolve) => {
        setTimeout(() => {
          let evaluated = false;
          try {
            evaluated = (0, globalThis.eval)('true') as boolean;
          } catch {
            evaluated = false;
          }
          resolve({ inline: 'inlineRan' in globalThis, evaluated });
        });
      });
    });
    expect(ran).toEqual({ inline: false, evaluated: false });
  }
});

test('text is never markup, and no file of others a worker', async () => {
  for (const page of [review, engine]) {
    const ran = await page.evaluate(() => {
      const attempts: readonly (readonly [string, () => unknown])[] = [
        ['markup', () => Reflect.set(document.createElement('div'), 'innerHTML', '<b>x</b>')],
        ['markup beside', () => document.body.insertAdjacentHTML('beforeend', '<b>x</b>')],
        ['parsed', () => new DOMParser().parseFromString('<b>x</b>', 'text/html')],
        ['written', () => document.write('<b>x</b>')],
        ['a frame of text', () => (document.createElement('iframe').srcdoc = '<b>x</b>')],
        ['a script of text', () => (document.createElement('script').text = 'x')],
        ['a worker of others', () => new Worker('https://example.org/x.js')],
        ['a worker of text', () => new Worker('data:text/javascript,0')],
        [
          'another policy',
          () =>
            (
              globalThis as unknown as Record<
                'trustedTypes',
                { createPolicy: (name: string, rules: object) => void }
              >
            ).trustedTypes.createPolicy('mine', {}),
        ],
      ];
      return attempts
        .filter(([, attempt]) => {
          try {
            attempt();
            return true;
          } catch {
            return false;
          }
        })
        .map(([name]) => name);
    });
    expect(ran, page.url()).toEqual([]);
  }
});

test('malformed addresses are answered with 400', async () => {
  for (const page of [review, engine]) {
    const found = await answers(page, ['/%E0%A4%A', '/review/%ff', '/%c3%28']);
    expect(found.map(({ status }) => status)).toEqual([400, 400, 400]);
  }
});

test('a window stays where it is and opens no other', async () => {
  for (const page of [review, engine]) {
    const before = page.url();
    expect(await page.evaluate(() => window.open('https://example.org/') === null)).toBe(true);
    expect(await page.evaluate(() => window.open('sverka://review/review/index.html') === null)).toBe(true);
    await page.evaluate(() => {
      location.href = 'https://example.org/';
    });
    await page.evaluate(() => {
      location.href = 'file:///etc/passwd';
    });
    // A round trip through main, after which a navigation would have begun.
    await running.app.evaluate(() => null);
    expect(await page.evaluate(() => location.href)).toBe(before);
  }
  expect(running.app.windows()).toHaveLength(2);
});

test('no permission is given', async () => {
  const denied = await review.evaluate(async () => {
    const outcome = (work: Promise<unknown>) =>
      work.then(
        () => 'given',
        () => 'refused',
      );
    const stateOf = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state;
    const position = new Promise((resolve, reject) =>
      navigator.geolocation.getCurrentPosition(resolve, reject),
    );
    return {
      notification: await Notification.requestPermission(),
      position: await outcome(position),
      clipboard: await outcome(navigator.clipboard.readText()),
      microphone: await stateOf('microphone'),
      camera: await stateOf('camera'),
    };
  });
  expect(denied).toEqual({
    ...{ notification: 'denied', position: 'refused', clipboard: 'refused' },
    ...{ microphone: 'denied', camera: 'denied' },
  });
});

test('unknown verbs and arguments off the schema are refused', async () => {
  for (const verb of ['fs.readFile', 'toString', '__proto__', '', 7, null]) {
    await expect(call(verb, {})).rejects.toThrow(/No such verb/);
  }
  const bad: readonly (readonly [verb: string, args: unknown])[] = [
    ['app.state', { extra: 1 }],
    ['app.state', null],
    ['page.read', { pageId: '../../etc/passwd' }],
    ['page.read', { pageId: '0001', path: '/etc/passwd' }],
    ['page.readRevision', { pageId: '0001', hash: '../0001' }],
    ['settings.change', { language: 'xx' }],
    ['settings.change', { projectsFolder: '/tmp' }],
    ['reference.read', { index: -1 }],
    ['reference.read', { index: 0.5 }],
    ['export.start', { format: 'txt', path: '/tmp/x' }],
    ['verdict.add', { id: 'x', verdict: 'nonsense', note: '' }],
  ];
  for (const [verb, args] of bad) {
    expect(await call(verb, args), `${verb} ${JSON.stringify(args)}`).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    });
  }
  const subscribing = review.evaluate(() => {
    const { api } = window as unknown as { api: ReviewApi };
    api.on('no-such-event' as 'job', () => undefined);
  });
  await expect(subscribing).rejects.toThrow(/No such event/);
});

const HOSTILE_SETS = 500;
const HOSTILE_SEED = 4_711;

test('every verb refuses hostile arguments, and the project stays as it was', async () => {
  const before = await call('app.state', {});
  for (const verb of Object.keys(IPC_SAMPLES) as readonly ReviewVerb[]) {
    const sets = hostileArgs(IPC_SAMPLES[verb], HOSTILE_SEED, HOSTILE_SETS);
    // A change may leave a good argument, which would be carried out: a stranger in it is refused all the same.
    const sent = sets.map(withStranger).map(portable);
    expect(sent).toHaveLength(HOSTILE_SETS);
    expect(await refusals(verb, sent), `${verb}, seed ${HOSTILE_SEED}`).toEqual(['invalid']);
  }
  expect(await call('app.state', {})).toEqual(before);
});

function withStranger(set: unknown): unknown {
  return typeof set === 'object' && set !== null && !Array.isArray(set) ? { ...set, stranger: 1 } : set;
}

/** As the driver can carry it into the window: JSON, and not by the megabyte. Null of what cannot be carried. */
function portable(set: unknown): unknown {
  const written = JSON.stringify({ set }, (_, value: unknown) => (typeof value === 'bigint' ? 'big' : value));
  return written.length < 100_000 ? (JSON.parse(written) as { readonly set?: unknown }).set : null;
}

/** The codes of all answers, each once. Every set goes both ways: as it is, and as the text that the window itself sends. */
function refusals(verb: ReviewVerb, sets: readonly unknown[]): Promise<readonly string[]> {
  return review.evaluate(
    async ([name, given]) => {
      const { api } = window as unknown as { api: { call: Anything['x'] } };
      const ways = given.flatMap((args) => [args, JSON.stringify(args)]);
      const answers = await Promise.all(ways.map((args) => api.call(name, args)));
      const codes = answers.map((answer) => {
        const read: unknown = typeof answer === 'string' ? JSON.parse(answer) : answer;
        const { ok, error } = read as { readonly ok: boolean; readonly error?: { readonly code: string } };
        return ok ? 'done' : (error?.code ?? 'none');
      });
      return [...new Set(codes)];
    },
    [verb, sets] as const,
  );
}

test('a path is never taken for a handle', async () => {
  const verbs: readonly (readonly [string, (handle: string) => unknown])[] = [
    ['project.openRecent', (handle) => ({ handle })],
    ['project.openDropped', (handle) => ({ handle })],
    ['scan.probe', (handle) => ({ handle })],
    ['scan.picture', (handle) => ({ handle })],
    ['project.addReferences', (handle) => ({ references: [{ handle, role: 'translation' }] })],
    ['project.create', (handle) => ({ title: 'x', archival: null, scans: [{ handle }], references: [] })],
  ];
  for (const [verb, argsOf] of verbs) {
    for (const path of ['/etc/passwd', 'C:\\Windows\\win.ini', '../../etc/passwd', home.folder]) {
      expect(await call(verb, argsOf(path)), `${verb} ${path}`).toMatchObject({
        ok: false,
        error: { code: 'invalid' },
      });
    }
    const made = await call(verb, argsOf('0123456789abcdef'.repeat(2)));
    expect(made, verb).toMatchObject({ ok: false, error: { code: 'unknown-file' } });
  }
});

test('the network is out of reach of both windows', async () => {
  for (const page of [review, engine]) {
    for (const url of ['https://example.org/', 'http://127.0.0.1:9/', 'file:///etc/passwd']) {
      expect(await refusedFetch(page, url), url).toBe('refused');
    }
    const socket = await page.evaluate(
      () =>
        new Promise((resolve) => {
          try {
            const opened = new WebSocket('wss://example.org/');
            opened.onopen = () => resolve('opened');
            opened.onerror = () => resolve('refused');
          } catch {
            resolve('refused');
          }
        }),
    );
    expect(socket).toBe('refused');
  }
});
