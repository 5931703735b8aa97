/**
 * Has this browser keep the whole page, so that it starts without a network the next time; and offers a new version of the page
 * between trainings, never during one.
 */
import * as words from '#words/ui/keep-offline';
import { isAnyTraining } from '../../state/selectors';
import type { PlaygroundStore } from '../../state/store';

/** How long the page has been useful before the rest of it is fetched, in ms. */
const calmMs = 5_000;

/** How often a page that stays open looks for a new version, at most, in ms. */
const lookAgainMs = 60 * 60_000;

/** Returns what ends it. Does nothing where there are no service workers: on plain http, from a disk, and in a development server. */
export function keepOffline(store: PlaygroundStore): () => void {
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer };
  if (serviceWorker === undefined || !import.meta.env.PROD) return () => undefined;
  let end: () => void = () => undefined;
  const timer = setTimeout(() => {
    register(serviceWorker).then(
      (registration) => {
        if (registration !== undefined) end = offerNewVersions(store, serviceWorker, registration);
      },
      // A browser that forbids it, or an incomplete site: the page works as before, with a network.
      () => undefined,
    );
  }, calmMs);
  return () => {
    clearTimeout(timer);
    end();
  };
}

async function register(serviceWorker: ServiceWorkerContainer): Promise<ServiceWorkerRegistration | undefined> {
  await serviceWorker.register(new URL('service-worker.js', document.baseURI).href);
  return serviceWorker.getRegistration();
}

/** Offers a version that waits, once and while nothing trains. */
function offerNewVersions(
  store: PlaygroundStore,
  serviceWorker: ServiceWorkerContainer,
  registration: ServiceWorkerRegistration,
): () => void {
  const about = 'version';
  let declined: ServiceWorker | null = null;
  let offered: ServiceWorker | null = null;

  function offer(): void {
    const { waiting } = registration;
    // Without a controller, this page came from the network itself.
    const isDue = waiting !== null && waiting !== declined && serviceWorker.controller !== null && !isAnyTraining(store.getState());
    if (!isDue) {
      if (offered !== null) store.getState().resolve(about);
      offered = null;
      return;
    }
    if (offered === waiting) return;
    offered = waiting;
    store.getState().notify({
      kind: 'information',
      about,
      message: words.newVersion,
      action: {
        label: words.reload,
        accept() {
          serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
          waiting.postMessage('take-over');
        },
        decline: () => void (declined = waiting),
      },
    });
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
  document.addEventListener('visibilitychange', lookAgain);
  watch(registration);
  offer();
  const unsubscribe = store.subscribe((state, former) => {
    if (isAnyTraining(state) !== isAnyTraining(former)) offer();
  });
  return () => {
    unsubscribe();
    registration.removeEventListener('updatefound', onUpdate);
    document.removeEventListener('visibilitychange', lookAgain);
  };
}
