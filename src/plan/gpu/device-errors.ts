import * as words from '#words/plan/gpu';
/**
 * Validation errors of a device. WebGPU does not throw for an invalid command: it is dropped, and an error goes to the
 * innermost error scope or to the device's event.
 */

/** Runs synchronous work inside error scopes; `refusal` resolves to the validation error of the device, or null. */
export function underErrorScopes<T>(device: GPUDevice, work: () => T): { readonly value: T; readonly refusal: Promise<string | null> } {
  const filters = ['validation', 'out-of-memory', 'internal'] as const;
  for (const filter of filters) device.pushErrorScope(filter);
  let refusals: readonly Promise<string | null>[] = [];
  // Synchronous, so that these scopes catch no other commands.
  const popped = (): void => {
    refusals = filters.map(async () =>
      device.popErrorScope().then((error) => (error === null ? null : error.message || words.littleMemory)),
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

/** A fault causes two errors: for the command, and for its submission. */
const errorsKept = 2;
const errors = new WeakMap<GPUDevice, string[]>();

/** The last uncaptured errors of a device, from the first call on; empty while there is none. */
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
