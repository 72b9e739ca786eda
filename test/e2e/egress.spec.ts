import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page, type Worker } from 'playwright/test';
import { launchApp, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';

/**
 * Everything a hostile page or worker can try to get a byte out with, against listeners that count what arrives. The
 * listeners stand on loopback, where no firewall of the machine can be the one that saves the day.
 */

type Listeners = { readonly port: number; readonly heard: readonly string[]; readonly close: () => void };

let home: Home;
let running: RunningApp;
let review: Page;
let engine: Page;
let listeners: Listeners;

test.beforeAll(async () => {
  listeners = await listen();
  home = makeHome();
  running = await launchApp({ home });
  review = running.window;
  const find = () => running.app.windows().find((page) => page.url().startsWith('sverka://engine/'));
  await expect.poll(() => find() !== undefined, { timeout: 60_000 }).toBe(true);
  engine = find() as Page;
  // The check starts its worker once the document is open.
  await expect.poll(() => review.workers().length, { timeout: 60_000 }).toBeGreaterThan(0);
});

test.afterAll(async () => {
  listeners.close();
  await running.kill();
  home.remove();
});

/** One port, for TCP and UDP alike. */
async function listen(): Promise<Listeners> {
  const heard: string[] = [];
  const tcp = createServer((socket) => {
    heard.push('tcp');
    socket.destroy();
  });
  await new Promise<void>((done) => tcp.listen(0, '127.0.0.1', done));
  const { port } = tcp.address() as AddressInfo;
  const udp = createSocket('udp4', (message) => heard.push(`udp ${message.length}`));
  await new Promise<void>((done) => udp.bind(port, '127.0.0.1', done));
  const close = () => {
    tcp.close();
    udp.close();
  };
  return { port, heard, close };
}

/** Sends one datagram and one connection of our own: a listener that hears nothing proves nothing. */
async function knock(port: number): Promise<void> {
  const udp = createSocket('udp4');
  await new Promise((done) => udp.send('x', port, '127.0.0.1', done));
  udp.close();
  const { connect } = await import('node:net');
  await new Promise((done) => connect(port, '127.0.0.1').on('close', done).resume());
}

/** Gathers candidates from STUN and TURN servers at `port`, as a call between two browsers would; then ends. */
function callOut(page: Page, port: number): Promise<string> {
  return page.evaluate(async (at) => {
    if (!('RTCPeerConnection' in globalThis)) return 'absent';
    const servers = ['stun:', 'turn:'].flatMap((kind) =>
      ['', '?transport=udp', '?transport=tcp']
        .filter((transport) => kind === 'turn:' || transport === '')
        .map((transport) => ({ urls: `${kind}127.0.0.1:${at}${transport}`, username: 'u', credential: 'c' })),
    );
    const peer = new RTCPeerConnection({ iceServers: servers });
    peer.createDataChannel('x');
    const gathered = new Promise((done) => {
      peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && done('complete');
    });
    await peer.setLocalDescription(await peer.createOffer());
    await Promise.race([gathered, new Promise((done) => setTimeout(done, 5_000))]);
    peer.close();
    return 'tried';
  }, port);
}

/** What a script can reach anywhere, in a page or a worker. Answers the ways that did not fail. */
function tryAll(place: Pick<Worker, 'evaluate'>, port: number): Promise<readonly string[]> {
  return place.evaluate(async (at: number) => {
    const host = `127.0.0.1:${at}`;
    const opened = (target: EventTarget) =>
      new Promise<void>((done, refuse) => {
        target.addEventListener('open', () => done());
        target.addEventListener('error', () => refuse(new Error('refused')));
      });
    const ways: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['fetch', () => fetch(`http://${host}/`, { mode: 'no-cors' })],
      ['fetch https', () => fetch(`https://${host}/`, { mode: 'no-cors' })],
      ['keepalive', () => fetch(`http://${host}/`, { mode: 'no-cors', method: 'POST', keepalive: true })],
      ['import', () => import(`http://${host}/x.js`)],
      ['socket', () => opened(new WebSocket(`ws://${host}/`))],
      ['events', () => opened(new EventSource(`http://${host}/`))],
      [
        'transport',
        () =>
          new (
            globalThis as unknown as { WebTransport: new (url: string) => { ready: Promise<void> } }
          ).WebTransport(`https://${host}/`).ready,
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

/** What only a page has: elements that load, beacons, hints to look a name up or to connect early. */
function tryElements(page: Page, port: number): Promise<void> {
  return page.evaluate(async (at) => {
    const url = `http://127.0.0.1:${at}/`;
    navigator.sendBeacon(url, 'x');
    const add = (tag: string, attributes: Readonly<Record<string, string>>) => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) {
        try {
          element.setAttribute(name, value);
        } catch {
          // Trusted Types refuse some of them before the policy is asked.
        }
      }
      document.body.append(element);
      return element;
    };
    const made = [
      add('img', { src: url }),
      add('iframe', { src: url }),
      add('object', { data: url }),
      add('video', { src: url }),
      add('a', { href: `${url}file`, download: 'x', ping: url }),
      ...['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'stylesheet', 'manifest', 'modulepreload'].map(
        (rel) => add('link', { rel, href: url, as: 'image' }),
      ),
    ];
    (made[4] as HTMLAnchorElement).click();
    const form = add('form', { action: url, method: 'post' }) as HTMLFormElement;
    form.submit();
    await new Promise((done) => setTimeout(done, 500));
    [...made, form].forEach((element) => element.remove());
  }, port);
}

test('the listeners hear what is sent', async () => {
  const own = await listen();
  await knock(own.port);
  await expect.poll(() => [...own.heard].sort()).toEqual(['tcp', 'udp 1']);
  own.close();
});

test('nothing a page or a worker tries leaves the program', async () => {
  for (const page of [review, engine]) {
    expect(await tryAll(page, listeners.port), page.url()).toEqual([]);
    await tryElements(page, listeners.port);
    for (const worker of page.workers()) {
      expect(await tryAll(worker, listeners.port), worker.url()).toEqual([]);
    }
  }
  expect(review.workers().length).toBeGreaterThan(0);
  expect(listeners.heard).toEqual([]);
});

test('a call between browsers sends no byte to a STUN or TURN server', async () => {
  for (const page of [review, engine]) await callOut(page, listeners.port);
  expect(listeners.heard).toEqual([]);
});
