/** The built page in a browser whose WebGPU fails inside of the worker: it trains all the same, and says why not there. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPlayground, tiny, tinyLink, trainToTheEnd, type Playground } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ still: true });
});
afterAll(async () => browser.close());

/** Opens the page with something done to WebGPU in its workers, before they ask for it. */
const openWith = async (fault: () => void, hash: string): Promise<Playground> =>
  openPlayground(browser, {
    hash,
    before: (page) =>
      page.route(/engine\.worker[^/]*\.js$/, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: `(${String(fault)})();\n${await response.text()}` });
      }),
  });

/** What the page says of WebGPU in its list of backends. */
async function saidOfWebgpu(page: Page): Promise<string> {
  await page.locator('summary', { hasText: 'WebAssembly' }).click();
  const item = page.getByRole('listitem').filter({ hasText: 'WebGPU' });
  await item.waitFor();
  return (await item.textContent()) ?? '';
}

/** An adapter that would come first, of a driver that then gives no device. */
function refuseDevices(): void {
  const { requestAdapter } = GPU.prototype;
  GPU.prototype.requestAdapter = async function (this: GPU, options?: GPURequestAdapterOptions) {
    const adapter = await requestAdapter.call(this, options);
    return adapter === null
      ? null
      : Object.defineProperty(adapter, 'info', { value: { vendor: 'acme', architecture: 'fast', device: '', description: '' } });
  };
  GPUAdapter.prototype.requestDevice = async () => {
    throw new DOMException('the driver said no', 'OperationError');
  };
}

function neverAnswer(): void {
  GPU.prototype.requestAdapter = async () => new Promise<null>(() => undefined);
}

test.each([
  ['gives no device', refuseDevices, 'the driver said no'],
  ['never answers', neverAnswer, 'gave no answer'],
])('a graphics driver that %s: Train trains on WebAssembly, and the list of backends says why', async (_name, fault, reason) => {
  const { page, close } = await openWith(fault, tinyLink());
  await trainToTheEnd(page);
  expect(await saidOfWebgpu(page)).toMatch(new RegExp(`not used.*${reason}`));
  const backends = await page.evaluate(async () => window.bitnet.backends());
  expect(backends.find(({ id }) => id === 'wasm')).toMatchObject({ usable: true });
  // Of WebGPU alone it is said that it does not work.
  const webgpu = backends.find(({ id }) => id === 'webgpu');
  expect(webgpu).toMatchObject({ usable: false, reason: expect.stringContaining(reason) });
  expect(webgpu?.reason).not.toContain('No backend can train');
  await close();
});

test('what asks for WebGPU by name is refused in words about WebGPU', async () => {
  const { page, close } = await openWith(refuseDevices, tinyLink());
  const refusal = await page.evaluate(
    async (settings) =>
      window.bitnet
        .run({ ...settings, backend: 'webgpu' }, { steps: 1 })
        .then(String, (error: unknown) => (error instanceof Error ? error.message : String(error))),
    tiny,
  );
  expect(refusal).toMatch(/^WebGPU cannot train here\. .*the driver said no/);
  await close();
});

/** The first device of every worker is lost at once. */
function loseTheFirstDevice(): void {
  const { requestDevice } = GPUAdapter.prototype;
  let count = 0;
  GPUAdapter.prototype.requestDevice = async function (this: GPUAdapter, descriptor?: GPUDeviceDescriptor) {
    const device = await requestDevice.call(this, descriptor);
    // The probe has a device of its own, in the worker that probes.
    if (count++ === 0) device.destroy();
    return device;
  };
}

test('WebGPU asked for by name, and its first device lost at once: one press of Train trains on the next', async () => {
  const { page, close } = await openWith(loseTheFirstDevice, tinyLink({ backend: 'webgpu' }));
  // On a software adapter the self-test compiles for as long as half a minute.
  await page.getByRole('button', { name: 'Train', exact: true, disabled: false }).waitFor({ timeout: 150_000 });
  await trainToTheEnd(page);
  const runs = await page.evaluate(async () => window.bitnet.runs());
  expect(new Set(runs.map(({ backend, state }) => `${backend} ${state}`))).toEqual(new Set(['webgpu finished']));
  await close();
});
