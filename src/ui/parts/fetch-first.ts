/**
 * How every `import()` of the built page fetches its files: `tools/fetch-first.mjs` puts this in place of Vite's helper.
 *
 * A script that did not come must be able to come later. But in Chromium 143 and Firefox 153 a module that failed once,
 * imported, imported by another or only preloaded, fails for good: the list of modules remembers it (WHATWG HTML, issue
 * 6768; WebKitGTK 2.50 forgets it after an `import()`, not after a preload). A second address, `?again`, would do for a chunk
 * that nothing shares, and would give twice whatever others import too. So the files are asked for by `fetch()`, which no
 * list of modules remembers, and imported once all of them have arrived, out of the browser's cache.
 */
import { PartMissing, whyMissing } from './part-missing';

/** Fetched or pending files, by address. */
const coming = new Map<string, Promise<void>>();

/** A content security policy may forbid `fetch()` but allow scripts: then skip the fetch. */
let mayAsk = true;
if (typeof document !== 'undefined') {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
    if (effectiveDirective === 'connect-src') mayAsk = false;
  });
}

/**
 * Imports once every file has been fetched. Rejects with {@link PartMissing}; failures are not cached.
 *
 * @param files scripts and style sheets, relative to `importer`
 */
export async function fetchFirst<T>(load: () => Promise<T>, files: readonly string[] = [], importer: string = location.href): Promise<T> {
  try {
    await Promise.all(files.map(async (file) => arrival(new URL(file, importer).href)));
    return await load();
  } catch (error) {
    // Networks and module loaders reject with a TypeError; anything else is a mistake of the part, and told as one.
    throw error instanceof TypeError ? new PartMissing(await whyMissing(), error) : error;
  }
}

/** A request that was under way before says nothing of now: who joined it and failed asks once more. */
async function arrival(address: string): Promise<void> {
  const underWay = coming.get(address);
  if (underWay !== undefined && (await underWay.then(() => true).catch(() => false))) return;
  return coming.get(address) ?? begin(address);
}

function begin(address: string): Promise<void> {
  const arriving = (isOnPage(address) ? Promise.resolve() : arrive(address)).catch((error: unknown) => {
    coming.delete(address);
    throw error;
  });
  coming.set(address, arriving);
  return arriving;
}

/** Whether the page itself has brought the file along. */
const isOnPage = (address: string): boolean =>
  [...document.querySelectorAll<HTMLLinkElement>('link[href]')].some(({ href }) => href === address) ||
  [...document.scripts].some(({ src }) => src === address);

async function arrive(address: string): Promise<void> {
  if (mayAsk) await ask(address);
  if (address.endsWith('.css')) await addStyles(address);
}

async function ask(address: string): Promise<void> {
  try {
    const response = await fetch(address);
    // Hosts with an SPA fallback serve a page in place of a missing file.
    if (!response.ok || response.headers.get('content-type')?.includes('text/html') === true)
      throw new TypeError(`${address}: ${response.status}`);
    // Read to the end: only then is it in the HTTP cache.
    await response.arrayBuffer();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      // The page is being left, or somebody has pressed Stop: then it is asked for once more.
      await new Promise((past) => setTimeout(past, 500));
      return ask(address);
    }
    // The policy violation event fires after the rejection.
    await new Promise((heard) => setTimeout(heard));
    if (mayAsk) throw error;
  }
}

async function addStyles(address: string): Promise<void> {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: address });
  await new Promise<void>((loaded, failed) => {
    link.addEventListener('load', () => loaded());
    link.addEventListener('error', () => {
      link.remove();
      failed(new TypeError(`${address} was not applied`));
    });
    document.head.append(link);
  });
}
