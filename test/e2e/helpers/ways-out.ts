import type { Page, Worker } from 'playwright/test';

/**
 * What a hostile script can try to get a byte out with, each way sent to `port` on loopback. Every function answers the ways
 * that did not fail; where a way cannot tell, its listener has to.
 */

/** What a script can reach anywhere, in a page or a worker. */
export function tryScripts(place: Pick<Worker, 'evaluate'>, port: number): Promise<readonly string[]> {
  return place.evaluate(async (at: number) => {
    const host = `127.0.0.1:${at}`;
    const opened = (target: EventTarget) =>
      new Promise<void>((done, refuse) => {
        target.addEventListener('open', () => done());
        target.addEventListener('error', () => refuse(new Error('refused')));
      });
    type Constructors = Readonly<
      Record<string, new (url: string) => Readonly<Record<string, Promise<unknown>>>>
    >;
    const made = globalThis as unknown as Constructors;
    const sent = (method: string, url: string) =>
      new Promise<void>((done, refuse) => {
        const request = new XMLHttpRequest();
        request.open(method, url);
        request.onload = () => done();
        request.onerror = () => refuse(new Error('refused'));
        request.send('x');
      });
    const ways: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['fetch', () => fetch(`http://${host}/`, { mode: 'no-cors' })],
      ['fetch https', () => fetch(`https://${host}/`, { mode: 'no-cors' })],
      ['fetch of a name', () => fetch(`http://localhost:${at}/`, { mode: 'no-cors' })],
      ['keepalive', () => fetch(`http://${host}/`, { mode: 'no-cors', method: 'POST', keepalive: true })],
      ['request', () => sent('GET', `http://${host}/`)],
      ['posted request', () => sent('POST', `http://${host}/`)],
      ['import', () => import(`http://${host}/x.js`)],
      ['socket', () => opened(new WebSocket(`ws://${host}/`))],
      ['socket stream', () => new made['WebSocketStream']!(`ws://${host}/`)['opened']!],
      ['events', () => opened(new EventSource(`http://${host}/`))],
      ['transport', () => new made['WebTransport']!(`https://${host}/`)['ready']!],
      [
        'scripts of a worker',
        () => {
          (globalThis as unknown as { importScripts: (url: string) => void }).importScripts(
            `http://${host}/x.js`,
          );
          return Promise.resolve();
        },
      ],
    ];
    const through: string[] = [];
    for (const [name, attempt] of ways) {
      await (async () => attempt())().then(
        () => through.push(name),
        () => undefined,
      );
    }
    return through;
  }, port);
}

/** What only a page's script has: windows, workers, worklets, fonts, beacons, addresses of its own. */
export function tryPageScripts(page: Page, port: number): Promise<readonly string[]> {
  return page.evaluate(async (at) => {
    const url = `http://127.0.0.1:${at}/`;
    type Worklet = { readonly addModule: (url: string) => Promise<void> };
    const later = (globalThis as unknown as { fetchLater?: (url: string) => unknown }).fetchLater;
    const started = (worker: EventTarget) =>
      new Promise<void>((done, refuse) => {
        worker.addEventListener('message', () => done());
        worker.addEventListener('error', () => refuse(new Error('refused')));
      });
    const ways: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['service worker', () => navigator.serviceWorker.register(`${url}x.js`)],
      ['service worker of its own', () => navigator.serviceWorker.register('/x.js')],
      ['worker', () => started(new Worker(`${url}x.js`))],
      ['shared worker', () => started(new SharedWorker(`${url}x.js`).port)],
      ['audio worklet', () => new AudioContext().audioWorklet.addModule(`${url}x.js`)],
      [
        'paint worklet',
        () => (CSS as unknown as { paintWorklet: Worklet }).paintWorklet.addModule(`${url}x.js`),
      ],
      ['font', () => new FontFace('x', `url(${url}x.woff2)`).load()],
      ['picture', () => Object.assign(new Image(), { src: url }).decode()],
      ['sound', () => new Audio(url).play()],
      [
        'window',
        () => (window.open(url) === null ? Promise.reject(new Error('refused')) : Promise.resolve()),
      ],
      [
        'window of its own',
        () =>
          window.open('about:blank') === null ? Promise.reject(new Error('refused')) : Promise.resolve(),
      ],
    ];
    navigator.sendBeacon(url, 'x');
    try {
      later?.(url);
    } catch {
      // Refused by the policy.
    }
    for (const go of [
      () => location.assign(url),
      () => location.replace(url),
      () => {
        location.href = `javascript:fetch('${url}')`;
      },
      () => history.pushState(null, '', url),
    ]) {
      try {
        go();
      } catch {
        // Trusted Types, or an origin that is not its own.
      }
    }
    const through: string[] = [];
    for (const [name, attempt] of ways) {
      const late = new Promise<never>((_, refuse) => setTimeout(() => refuse(new Error('no answer')), 2_000));
      await Promise.race([(async () => attempt())(), late]).then(
        () => through.push(name),
        () => undefined,
      );
    }
    return through;
  }, port);
}

/** Elements that load, follow, send, embed or look ahead. Gives them half a second: no listener can tell that nothing comes. */
export function tryElements(page: Page, port: number): Promise<void> {
  return page.evaluate(async (at) => {
    const url = `http://127.0.0.1:${at}/`;
    const put = (element: Element, attributes: Readonly<Record<string, string>>) => {
      for (const [name, value] of Object.entries(attributes)) {
        try {
          element.setAttribute(name, value);
        } catch {
          // Trusted Types refuse some of them before the policy is asked.
        }
      }
      return element;
    };
    const made: Element[] = [];
    const add = (tag: string, attributes: Readonly<Record<string, string>>, text = '') => {
      const element = put(document.createElement(tag), attributes);
      try {
        element.textContent = text;
      } catch {
        // The text of a script is a sink of Trusted Types.
      }
      document.body.append(element);
      made.push(element);
      return element as HTMLElement;
    };
    const rules = JSON.stringify({
      prefetch: [{ source: 'list', urls: [url] }],
      prerender: [{ source: 'list', urls: [url] }],
    });
    add('img', { src: url, srcset: `${url}2 2x` });
    add('picture', {}).append(put(document.createElement('source'), { srcset: url }), new Image());
    add('iframe', { src: url });
    add('iframe', { srcdoc: `<img src="${url}">` });
    add('fencedframe', { src: url });
    add('portal', { src: url });
    add('object', { data: url });
    add('embed', { src: url });
    add('video', { src: url, poster: url, autoplay: '' });
    add('audio', { src: url, autoplay: '' });
    add('track', { src: url });
    add('input', { type: 'image', src: url });
    add('script', { src: `${url}x.js` });
    add('script', { type: 'module', src: `${url}x.js` });
    add('script', { type: 'speculationrules' }, rules);
    add('script', { type: 'importmap' }, JSON.stringify({ imports: { x: url } }));
    add('meta', { 'http-equiv': 'refresh', content: `0;url=${url}` });
    add('base', { href: url });
    for (const rel of [
      ...['preconnect', 'dns-prefetch', 'prefetch', 'prerender', 'preload', 'stylesheet', 'manifest'],
      ...['modulepreload', 'icon', 'apple-touch-icon', 'search', 'import', 'compression-dictionary'],
    ]) {
      add('link', { rel, href: url, as: 'image' });
    }
    const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    for (const tag of ['image', 'use', 'feImage', 'script', 'a']) {
      drawing.append(put(document.createElementNS(drawing.namespaceURI, tag), { href: `${url}#x` }));
    }
    document.body.append(drawing);
    made.push(drawing);
    for (const target of ['_self', '_blank', '_top']) {
      add('a', { href: `${url}file`, download: 'x', ping: url, target }).click();
      add('a', { href: `${url}file`, ping: url, target }).click();
      (add('form', { action: url, method: 'post', target }) as HTMLFormElement).submit();
      (add('form', { action: url, method: 'get', target }) as HTMLFormElement).submit();
    }
    await new Promise((done) => setTimeout(done, 500));
    made.forEach((element) => element.remove());
  }, port);
}

/** Styles that name an address: as an element, as a sheet made by script, and in an attribute. */
export function tryStyles(page: Page, port: number): Promise<void> {
  return page.evaluate(async (at) => {
    const url = `http://127.0.0.1:${at}/`;
    const rules = [
      `@import url("${url}import.css");`,
      `@font-face { font-family: away; src: url("${url}x.woff2"); }`,
      `.away { background: url("${url}1"); cursor: url("${url}2"), auto; list-style: url("${url}3"); }`,
      `.away { border-image: url("${url}4") 1; mask: url("${url}5"); filter: url("${url}6#x"); font-family: away; }`,
      `.away { background: image-set(url("${url}7") 1x); clip-path: url("${url}8#x"); shape-outside: url("${url}9"); }`,
      `.away::before { content: url("${url}10"); }`,
    ];
    const style = document.createElement('style');
    style.textContent = rules.join('\n');
    const sheet = new CSSStyleSheet();
    rules.slice(1).forEach((rule) => sheet.insertRule(rule));
    const kept = [...document.adoptedStyleSheets];
    const block = document.createElement('div');
    block.className = 'away';
    block.textContent = 'x';
    block.setAttribute('style', `background: url("${url}11")`);
    block.style.setProperty('border-image-source', `url("${url}12")`);
    document.head.append(style);
    document.adoptedStyleSheets = [...kept, sheet];
    document.body.append(block);
    await new Promise((done) => setTimeout(done, 500));
    style.remove();
    block.remove();
    document.adoptedStyleSheets = kept;
  }, port);
}
