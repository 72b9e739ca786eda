import { expect, test } from 'playwright/test';
import { launchSample, type RunningApp } from './helpers/app';
import { makeHome, type Home } from './helpers/home';
import { memoryBytes } from './helpers/processes';

/** What the engine has gathered while it drew is given back once nobody asks it for anything. */
test.skip(process.platform !== 'linux', 'Reads /proc.');

let home: Home;
let running: RunningApp;
test.beforeEach(() => {
  home = makeHome();
});
test.afterEach(async () => {
  await running.kill();
  home.remove();
});

/** The process of the engine's page; 0 while there is none. */
function enginePid(): Promise<number> {
  return running.app.evaluate(({ webContents }) => {
    const engine = webContents.getAllWebContents().find((one) => one.getURL().startsWith('sverka://engine/'));
    return engine?.getOSProcessId() ?? 0;
  });
}

test('an engine that has grown is renewed when it is quiet, and what comes next is drawn by the new one', async () => {
  test.setTimeout(480_000);
  running = await launchSample(home);
  const { window } = running;
  await expect.poll(enginePid, { timeout: 60_000 }).toBeGreaterThan(0);
  const first = await enginePid();
  // Drawing the sheets is not enough for it to grow; reading them is.
  await window.keyboard.press('Control+Shift+r');
  await expect(window.locator('.notice')).toContainText('Recognition is finished', { timeout: 120_000 });
  let grownBytes = 0;
  const isRenewed = async () => {
    grownBytes = Math.max(grownBytes, memoryBytes(first));
    return ![0, first].includes(await enginePid());
  };
  await expect.poll(isRenewed, { timeout: 180_000 }).toBe(true);
  const renewed = await enginePid();
  expect(memoryBytes(first)).toBe(0);
  expect(memoryBytes(renewed)).toBeLessThan(grownBytes);
  const read = await window.evaluate(async () => {
    type Api = { readonly call: (verb: string, args: object) => Promise<{ readonly ok: boolean }> };
    const { api } = globalThis as unknown as { readonly api: Api };
    return await api.call('page.textLayer', { pageId: '0001', isTaken: false, isDoubtAccepted: false });
  });
  expect(read.ok).toBe(true);
  expect(await enginePid()).toBe(renewed);
});
