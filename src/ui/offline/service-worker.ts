/**
 * The service worker of the built site: keeps every file of one build, and answers with them, so that the page starts without a
 * network and is never half of one build and half of another.
 *
 * `tools/service-worker.mjs` builds it behind the site, with the list of files and their digests: a file that is not the one of the
 * list makes the whole installation fail, and the former build goes on. A new build waits until a page says that
 * it may take over, or until none is open. The first has no former to respect: it answers the pages that are open, and their
 * workers, from then on. What they ask for of another build is not in the list, and comes from the network as before.
 */
import { cleanupOutdatedCaches, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';

/** As much of a service worker's scope as is used: TypeScript has its types in a library that excludes the page's. */
interface ServiceWorkerScope {
  readonly registration: { readonly active: object | null };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install', listener: () => void): void;
  addEventListener(type: 'activate', listener: (event: Event & { waitUntil(work: Promise<void>): void }) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: Event & { readonly request: Request }) => void): void;
}
declare const self: ServiceWorkerScope;
/** Every file of the build, put here when it is built. */
declare const FILES: readonly PrecacheEntry[];

// Who asks past every cache wants to know what the site has now: `parts/part-missing.ts`.
self.addEventListener('fetch', (event) => {
  if (event.request.cache === 'no-store') event.stopImmediatePropagation();
});
self.addEventListener('message', ({ data }) => {
  // Pages of former builds say it with a blank.
  if (/^take[ -]over$/.test(String(data))) void self.skipWaiting();
});

let isFirst = false;
self.addEventListener('install', () => void (isFirst = self.registration.active === null));
self.addEventListener('activate', (event) => {
  if (isFirst) event.waitUntil(self.clients.claim());
});

precacheAndRoute([...FILES], { cleanURLs: false });
cleanupOutdatedCaches();
