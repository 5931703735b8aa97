/**
 * Has this browser keep the whole page, so that it starts without a network the next time; and offers a new version of the page
 * between trainings, never during one.
 */
import * as words from '#words/ui/keep-offline';
import type { Playground } from '../../state/playground';
import { isAnyTraining } from '../../state/selectors';
import type { PlaygroundStore } from '../../state/store';
import { whyMissing } from '../parts/part-missing';
import { savesData } from '../parts/saves-data';
import { fetchAhead } from './fetch-ahead';

/** How long the page has been useful before the rest of it is fetched, away from the page's own thread, in ms. */
const calmMs = 2_000;

/** How long after its first installation a service worker takes at most to answer the page, in ms. */
const claimMs = 1_000;

/** How often a page that stays open looks for a new version, at most, in ms. */
const lookAgainMs = 60 * 60_000;

/** How long a new version that somebody has asked for waits at most for what is being fetched, in ms. */
const settleMs = 2_000;

/** How long it may then take to answer the page, in ms; a page that fetches something meanwhile holds it back for half a minute in Chromium. */
const takeOverMs = 6_000;

/**
 * Where the page cannot be kept, what it may need is fetched ahead, in the page itself; where the person saves data, neither. There are
 * no service workers on plain http, from a disk, and in a development server. Returns what ends it.
 */
export function keepOffline(playground: Playground): () => void {
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer };
  const ends: (() => void)[] = [];
  let isEnded = false;
  let endAhead: (() => Promise<void>) | null = null;
  const ahead: Ahead = {
    begin: () => void (endAhead ??= fetchAhead(playground)),
    async end() {
      const end = endAhead;
      endAhead = null;
      await end?.();
    },
  };
  ends.push(() => void ahead.end());
  async function keep(): Promise<void> {
    const registration = await registered(serviceWorker);
    if (isEnded) return;
    if (serviceWorker === undefined || registration === undefined) return savesData() ? undefined : ahead.begin();
    // Once somebody takes the new version, nothing of this page is kept any more.
    ends.push(offerNewVersions(playground.store, serviceWorker, registration, ahead));
    if (!savesData() && !(await isAnswered(serviceWorker, registration)) && !isEnded) ahead.begin();
  }
  const timer = setTimeout(() => void keep(), calmMs);
  return () => {
    isEnded = true;
    clearTimeout(timer);
    ends.forEach((end) => end());
  };
}

/** Fetches what the page may still need; its end is when nothing of that is under way. */
interface Ahead {
  begin(): void;
  end(): Promise<void>;
}

/** Who saves data is not sent the whole page; what is kept already goes on. */
async function registered(serviceWorker: ServiceWorkerContainer | undefined): Promise<ServiceWorkerRegistration | undefined> {
  if (serviceWorker === undefined || !import.meta.env.PROD) return undefined;
  try {
    if (!savesData()) await serviceWorker.register(new URL('service-worker.js', document.baseURI).href);
    return await serviceWorker.getRegistration();
  } catch {
    // A browser that forbids it: the page works as before, with a network.
    return undefined;
  }
}

/** Whether the kept files answer this page, once they are all there: not where one is missing, nor where the person has reloaded past them. */
async function isAnswered(serviceWorker: ServiceWorkerContainer, registration: ServiceWorkerRegistration): Promise<boolean> {
  if (serviceWorker.controller !== null) return true;
  const first = registration.active ?? registration.waiting ?? registration.installing;
  if (first === null) return false;
  return new Promise((resolve) => {
    serviceWorker.addEventListener('controllerchange', () => resolve(true), { once: true });
    function look(): void {
      if (first?.state === 'redundant') resolve(false);
      if (first?.state === 'activated') setTimeout(() => resolve(serviceWorker.controller !== null), claimMs);
    }
    first.addEventListener('statechange', look);
    look();
  });
}

const passed = async (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Offers a version that is newer than this page, once and while nothing trains: it waits, or answers already. */
function offerNewVersions(
  store: PlaygroundStore,
  serviceWorker: ServiceWorkerContainer,
  registration: ServiceWorkerRegistration,
  ahead: Ahead,
): () => void {
  const about = 'version';
  let answering = serviceWorker.controller;
  /** Has taken over under this page: behind a training that was begun meanwhile, or for another tab. */
  let overtaking: ServiceWorker | null = null;
  let declined: ServiceWorker | null = null;
  let offered: ServiceWorker | null = null;
  let isTaking = false;

  function offer(): void {
    const { waiting } = registration;
    // Without a controller, this page came from the network itself.
    const newer = serviceWorker.controller === null ? null : (waiting ?? overtaking);
    if (newer !== null && !isTaking) ahead.begin();
    if (newer === null || newer === declined || isAnyTraining(store.getState())) {
      if (offered !== null) store.getState().resolve(about);
      offered = null;
      return;
    }
    if (isTaking || offered === newer) return;
    offered = newer;
    store.getState().notify({
      kind: 'information',
      about,
      message: words.newVersion,
      action: {
        label: words.reload,
        accept: () => void take(newer),
        decline: () => void (declined = newer),
      },
    });
  }

  async function take(newer: ServiceWorker): Promise<void> {
    if (isTaking) return;
    isTaking = true;
    if (newer.state === 'installed') await takeOver(newer);
    isTaking = false;
    // Somebody has not waited, and the training comes first: at its end it is offered once more.
    if (!isAnyTraining(store.getState())) location.reload();
  }

  /** Has the version that waits answer what is asked for; or the site, where it is held back. */
  async function takeOver(waiting: ServiceWorker): Promise<void> {
    const taken = new Promise<void>((resolve) => serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true }));
    await Promise.race([ahead.end(), passed(settleMs)]);
    waiting.postMessage('take-over');
    await Promise.race([taken, passed(takeOverMs)]);
    // What is kept must stay, unless the site itself gives the new version.
    const isHeldBack = waiting.state === 'installed' && (await whyMissing()) === 'updated' && waiting.state === 'installed';
    if (!isHeldBack) await taken;
    else if (!isAnyTraining(store.getState())) await registration.unregister();
  }

  function onTakenOver(): void {
    if (answering !== null) overtaking = serviceWorker.controller;
    answering = serviceWorker.controller;
    offer();
  }

  function watch({ installing }: ServiceWorkerRegistration): void {
    installing?.addEventListener('statechange', offer);
  }
  const onUpdate = (): void => watch(registration);
  let lookedMs = performance.now();
  function lookAgain(): void {
    if (document.visibilityState === 'hidden' || performance.now() - lookedMs < lookAgainMs) return;
    lookedMs = performance.now();
    // Without a network there is no new version to be had.
    registration.update().catch(() => undefined);
  }

  registration.addEventListener('updatefound', onUpdate);
  serviceWorker.addEventListener('controllerchange', onTakenOver);
  document.addEventListener('visibilitychange', lookAgain);
  watch(registration);
  offer();
  const unsubscribe = store.subscribe((state, former) => {
    if (isAnyTraining(state) !== isAnyTraining(former)) offer();
  });
  return () => {
    unsubscribe();
    registration.removeEventListener('updatefound', onUpdate);
    serviceWorker.removeEventListener('controllerchange', onTakenOver);
    document.removeEventListener('visibilitychange', lookAgain);
  };
}
