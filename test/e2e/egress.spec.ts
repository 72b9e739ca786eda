import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from 'playwright/test';
import { launchApp, type RunningApp } from './helpers/app';
import { tryElements, tryPageScripts, tryScripts, tryStyles } from './helpers/ways-out';
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
  running = await launchApp({ home, isSampleRead: true });
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

test('the listeners hear what is sent', async () => {
  const own = await listen();
  await knock(own.port);
  await expect.poll(() => [...own.heard].sort()).toEqual(['tcp', 'udp 1']);
  own.close();
});

/** Workers stay once they have read something: a line is read, so that each kind of them is there. */
async function startReaders(): Promise<void> {
  await review.locator('.cm-line').nth(3).click();
  await review.keyboard.press('Alt+r');
  const dialog = review.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: /^Take this line/ })).not.toHaveCount(0, {
    timeout: 120_000,
  });
  await expect(dialog).not.toContainText('Reading…', { timeout: 120_000 });
  await review.keyboard.press('Escape');
}

test('nothing a page or a worker tries leaves the program', async () => {
  await startReaders();
  for (const page of [review, engine]) {
    expect(await tryScripts(page, listeners.port), page.url()).toEqual([]);
    expect(await tryPageScripts(page, listeners.port), page.url()).toEqual([]);
    await tryElements(page, listeners.port);
    await tryStyles(page, listeners.port);
    for (const worker of page.workers()) {
      expect(await tryScripts(worker, listeners.port), worker.url()).toEqual([]);
    }
  }
  expect(review.workers().length).toBeGreaterThan(0);
  const names = engine.workers().map((worker) => worker.url());
  for (const kind of ['pdf-worker', 'prepare-worker', 'tesseract/worker']) {
    expect(names.filter((name) => name.includes(kind))).toHaveLength(1);
  }
  expect(listeners.heard).toEqual([]);
  expect(review.url()).toMatch(/^sverka:/);
  expect(engine.url()).toMatch(/^sverka:/);
  expect(running.app.windows()).toHaveLength(2);
});

test('a call between browsers sends no byte to a STUN or TURN server', async () => {
  for (const page of [review, engine]) await callOut(page, listeners.port);
  expect(listeners.heard).toEqual([]);
});
