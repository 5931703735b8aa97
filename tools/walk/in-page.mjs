/** Runs in the page before anything else does; each function stands alone, because its text is sent there. */

/** Finds what a person would press, records workers, and lets a graphics device be destroyed from outside. */
export function prepare() {
  /** @type {import('./page').WalkInPage} */
  const walk = { workers: [], calls: [], target, visibility: 'visible' };
  window.walk = walk;
  Object.defineProperty(document, 'visibilityState', { get: () => walk.visibility });
  Object.defineProperty(document, 'hidden', { get: () => walk.visibility === 'hidden' });

  const Former = window.Worker;
  const prelude = `
    const devices = [];
    if (globalThis.GPUAdapter !== undefined) {
      const { requestDevice } = GPUAdapter.prototype;
      GPUAdapter.prototype.requestDevice = async function (descriptor) {
        const device = await requestDevice.call(this, descriptor);
        devices.push(device);
        return device;
      };
    }
    addEventListener('message', (event) => {
      if (event.data?.walk !== 'destroyDevice') return;
      event.stopImmediatePropagation();
      devices.at(-1)?.destroy();
    });`;
  const script = (/** @type {string} */ text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const preludeUrl = script(prelude);
  window.Worker = class extends Former {
    /**
     * @param {string | URL} url
     * @param {WorkerOptions} [options]
     */
    constructor(url, options) {
      const entry = script(`import ${JSON.stringify(preludeUrl)};\nimport ${JSON.stringify(new URL(url, location.href).href)};`);
      super(entry, options);
      const known = { worker: /** @type {Worker} */ (this), isOver: false, hasSpoken: false };
      this.addEventListener('message', () => (known.hasSpoken = true), { once: true });
      // The dead are forgotten, so that nothing grows that is not the page's own.
      for (let i = walk.workers.length - 1; i >= 0; i--) if (walk.workers[i]?.isOver === true) walk.workers.splice(i, 1);
      walk.workers.push(known);
    }
    /** @override */
    terminate() {
      super.terminate();
      for (const known of walk.workers) if (known.worker === this) known.isOver = true;
    }
  };

  /** @param {Element} element */
  function nameOf(element) {
    const label =
      document.getElementById(element.getAttribute('aria-labelledby') ?? '') ??
      (element instanceof HTMLInputElement ? element.labels?.[0] : null);
    return (element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent ?? '').trim().replaceAll(/\s+/g, ' ');
  }

  /** @param {import('./page').Query} query */
  function candidatesOf({ kind, name, value, within }) {
    const scope =
      within === undefined
        ? document
        : [...document.querySelectorAll('fieldset, section, [role=group], [role=radiogroup], [role=region]')].find(
            (each) => nameOfPlace(each) === within,
          );
    if (scope === undefined) return [];
    const selectors = {
      button: 'button',
      radio: 'input[type=radio]',
      checkbox: 'input[type=checkbox]',
      slider: 'input[type=range]',
      field: 'input[type=text], textarea',
      file: 'input[type=file]',
      save: 'summary[aria-label^="Save"]',
      any: 'button, summary, input[type=radio], input[type=checkbox], select, canvas',
    };
    const found = [...scope.querySelectorAll(selectors[kind])].filter(
      (each) => value === undefined || each.getAttribute('value') === value,
    );
    if (name === undefined) return found;
    return found.filter((each) => nameOf(each) === name || (kind === 'button' && nameOf(each).startsWith(name)));
  }

  /** @param {Element} place */
  function nameOfPlace(place) {
    const heading = document.getElementById(place.getAttribute('aria-labelledby') ?? '');
    return (place.getAttribute('aria-label') ?? heading?.textContent ?? '').trim();
  }

  /**
   * @param {import('./page').Query} query
   * @returns {import('./page').Target}
   */
  function target(query) {
    const shown = candidatesOf(query).filter(
      (each) => query.kind === 'file' || (each.closest('label') ?? each).getClientRects().length > 0,
    );
    const element = shown[(query.index ?? 0) % Math.max(1, shown.length)];
    if (element === undefined) return { is: 'missing', words: query.name ?? query.value ?? query.within ?? query.kind };
    const words = nameOf(element).slice(0, 60);
    if ('disabled' in element && element.disabled === true) return { is: 'disabled', words };
    const surface = element.matches('input[type=radio], input[type=checkbox]') ? (element.closest('label') ?? element) : element;
    surface.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = surface.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const hit = document.elementFromPoint(x, y);
    const isOpen = hit !== null && (surface.contains(hit) || hit.contains(surface));
    return isOpen ? { is: 'there', x, y, words } : { is: 'covered', words };
  }
}

/**
 * Calls `window.bitnet` and does not wait; how it ends is noted.
 * @param {{ readonly method: string, readonly run?: number, readonly count?: number, readonly steps?: number, readonly experiment?: object, readonly bad?: unknown, readonly file: readonly number[], readonly text: string }} call
 */
export function callScript({ method, run = 0, count = 1, steps, experiment = {}, bad, file, text }) {
  const { bitnet, walk } = window;
  /** @type {import('./page').ScriptCall} */
  const noted = {
    words: `bitnet.${method}(${bad === undefined ? '' : JSON.stringify(bad)})`,
    begunMs: performance.now(),
    state: 'pending',
    problem: null,
  };
  // Those that ended well are of no interest any more.
  for (let i = walk.calls.length - 1; i >= 0; i--)
    if (walk.calls[i]?.state !== 'pending' && walk.calls[i]?.problem === null) walk.calls.splice(i, 1);
  walk.calls.push(noted);
  const started = bad === undefined ? sensible() : Reflect.apply(Reflect.get(bitnet, method), bitnet, [bad]);
  started.then(
    (/** @type {unknown} */ value) => {
      noted.state = 'resolved';
      const [path] = notNumbers(value);
      if (path !== undefined) noted.problem = `${noted.words} resolved to a value with ${path}`;
    },
    (/** @type {unknown} */ error) => {
      noted.state = 'rejected';
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (!(error instanceof Error) || typeof code !== 'string' || code === 'internal' || /undefined|\[object|NaN/.test(error.message))
        noted.problem = `${noted.words} was rejected with ${String(code)}: ${String(error)}`;
    },
  );

  async function sensible() {
    const runs = await bitnet.runs();
    const chosen = runs[run % Math.max(1, runs.length)];
    const id = chosen?.id ?? 'none';
    noted.words = `bitnet.${method}(${id}${method === 'step' ? `, ${count}` : ''})`;
    const input =
      chosen?.task === 'gestures'
        ? [
            [0.1, 0.1],
            [0.5, 0.6],
            [0.9, 0.2],
          ]
        : chosen?.task === 'reverse' || chosen?.task === 'sort'
          ? '1234'
          : 'the cat';
    const layer = 'blocks.0.attention.query.weight';
    switch (method) {
      case 'run':
        return bitnet.run(
          {
            hiddenSize: 16,
            numHeads: 2,
            numLayers: 1,
            batchSize: 4,
            seqLen: 'task' in experiment && experiment.task === 'tales' ? 16 : 8,
            ...experiment,
          },
          steps === undefined ? {} : { steps },
        );
      case 'step':
        return bitnet.step(id, count);
      case 'remove':
        // A script tidies up what is its own.
        return chosen?.owner === 'script' ? bitnet.remove(id) : null;
      case 'predict':
        return bitnet.predict(id, input);
      case 'attention':
        return bitnet.attention(id, input);
      case 'dissect':
        return bitnet.dissect(id, input, { layer, position: -1 - (count % 2), output: 3 });
      case 'rehearse':
        return bitnet.rehearse(id, layer);
      case 'formats':
        return bitnet.formats(id);
      case 'export': {
        const formats = (await bitnet.formats(id)).filter(({ available }) => available);
        return bitnet.export(id, formats[run % Math.max(1, formats.length)]?.id ?? 'packed').then(({ length }) => length);
      }
      case 'inspect':
        return bitnet.inspect(id);
      case 'open':
        return bitnet.open(new Uint8Array(file), 'opened by a script');
      case 'data':
        return bitnet.data({ kind: 'text', content: text });
      case 'backends':
        return bitnet.backends();
      default:
        return bitnet.runs();
    }
  }

  /**
   * @param {unknown} value
   * @returns {string[]} where there is a number that is none
   */
  function notNumbers(value, path = 'result') {
    if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} = ${value}`];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, each]) => notNumbers(each, `${path}.${key}`));
  }
}
