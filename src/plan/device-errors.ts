/**
 * What a device refuses. WebGPU throws nothing for a command that is beyond it: it is left out, and an error is told to
 * whoever listens.
 */

/** Does something on a device that is over when it returns; `refusal` says, once the device has seen it, what it refused of it, or null. */
export function underErrorScopes<T>(device: GPUDevice, work: () => T): { readonly value: T; readonly refusal: Promise<string | null> } {
  const filters = ['validation', 'out-of-memory', 'internal'] as const;
  for (const filter of filters) device.pushErrorScope(filter);
  let refusals: readonly Promise<string | null>[] = [];
  // Nothing waits in here, so that nobody else's commands come into these scopes.
  const popped = (): void => {
    refusals = filters.map(async () =>
      device.popErrorScope().then((error) => (error === null ? null : error.message || 'it has too little memory for it')),
    );
  };
  let value: T;
  try {
    value = work();
  } catch (error) {
    popped();
    for (const refusal of refusals) refusal.catch(() => undefined);
    throw error;
  }
  popped();
  return { value, refusal: Promise.all(refusals).then((reasons) => reasons.find((reason) => reason !== null) ?? null) };
}

/** As many as a fault causes: the command, and the submission that it was in. */
const errorsKept = 2;
const errors = new WeakMap<GPUDevice, string[]>();

/** The last errors of a device that nobody else listened to, from the first call on; empty while there is none. */
export function lastErrorsOf(device: GPUDevice): string {
  const known = errors.get(device);
  if (known !== undefined) return known.join(' ');
  const noted: string[] = [];
  errors.set(device, noted);
  device.addEventListener('uncapturederror', ({ error }) => {
    const [sentence = ''] = error.message.split('\n');
    noted.push(sentence);
    noted.splice(0, noted.length - errorsKept);
  });
  return '';
}
