/**
 * What a person, a script, a browser or a bad day may do next, as data: a name and an argument, so that a walk can be
 * printed, shortened and taken again. A seed decides which, in which order.
 */
import fc from 'fast-check';

/** @typedef {{ readonly name: string, readonly argument?: unknown }} Command */
/** @typedef {'webgpu' | 'wasm'} WalkBackend */

/** The smallest experiment that has everything. */
const sizes = { hiddenSize: 16, numHeads: 2, numLayers: 1, batchSize: 4 };
/** Tasks that are walked through, with the shortest window that each allows. */
const windows = { reverse: 8, sort: 8, memorise: 8, tales: 16, gestures: 16, text: 16, table: 4 };
export const walkedTasks = /** @type {readonly (keyof typeof windows)[]} */ (Object.keys(windows));

/**
 * The part of an address after `#` that sets a tiny experiment.
 * @param {keyof typeof windows} task
 * @param {Readonly<Record<string, string | number>>} [settings]
 */
export function tinyLink(task, settings = {}) {
  const all = { v: 1, task, ...sizes, seqLen: windows[task], steps: 12, ...(task === 'memorise' ? { pairs: 64 } : {}), ...settings };
  return new URLSearchParams(Object.fromEntries(Object.entries(all).map(([name, value]) => [name, String(value)]))).toString();
}

/** Links that somebody has cut, mistyped or made up. */
const brokenLinks = [
  'v=1&task=nothing&modes=red,blue&seeds=99&budget=gold',
  'v=9&steps=-3&hiddenSize=banana',
  '%E0%A4%A&&&==',
  'v=1&task=reverse&hiddenSize=15&numHeads=4&numLayers=1',
  'v=1&task=sort&seqLen=3&hiddenSize=16&numHeads=2&numLayers=1&steps=20',
];

/** Groups of radio buttons, by their labels: whichever is in sight is pressed. */
const groups = [
  'Lens on the weights',
  'Run to look at',
  'View into the model',
  'What is compared',
  'Horizontal axis',
  'Seed that the other panels show',
  'What is taken apart',
  'Colours of the map',
  'Learning rate policy',
  'Run to download',
];
const panels = ['Weights', 'Look inside', 'Try it', 'Comparison', 'Held-out examples'];
const sliderKeys = ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageDown'];
const junk = ['', 'abc', '-1', '1e999', '0', '3.5', '9999999999999'];

const index = fc.nat(11);

/** @param {string} name */
const always = (name) => fc.constant({ name });

/**
 * @param {string} name
 * @param {fc.Arbitrary<unknown>} argument
 */
const command = (name, argument) => argument.map((value) => ({ name, argument: value }));

/**
 * What one step of a walk can be, each as often as its weight says.
 * @param {WalkBackend} backend
 * @returns {fc.Arbitrary<Command>}
 */
export function anyCommand(backend) {
  const others = backend === 'webgpu' ? ['webgpu', 'webgpu', 'webgpu', 'wasm'] : ['wasm', 'wasm', 'wasm', 'auto'];
  const link = fc
    .record({
      task: fc.constantFrom(...walkedTasks),
      steps: fc.constantFrom(12, 12, 20, 40, 4000),
      seeds: fc.constantFrom(1, 1, 1, 2),
      modes: fc.constantFrom('none,ternary,binary', 'ternary', 'none,ternary', 'binary,none'),
      budget: fc.constantFrom('parameters', 'parameters', 'kilobytes'),
      backend: fc.constantFrom(...others),
    })
    .map(({ task, ...settings }) => tinyLink(task, settings));
  const experiment = fc.record({
    task: fc.constantFrom('reverse', 'sort', 'tales'),
    mode: fc.constantFrom('none', 'ternary', 'binary'),
    steps: fc.constantFrom(2, 12, 30),
  });
  const calls = fc.oneof(
    { weight: 2, arbitrary: fc.record({ method: fc.constant('run'), experiment, steps: fc.constantFrom(undefined, 1, 5) }) },
    { weight: 2, arbitrary: fc.record({ method: fc.constant('step'), run: index, count: fc.constantFrom(1, 3, 20) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        method: fc.constantFrom('inspect', 'predict', 'attention', 'dissect', 'rehearse', 'formats', 'export', 'remove'),
        run: index,
      }),
    },
    { weight: 2, arbitrary: fc.record({ method: fc.constantFrom('runs', 'backends', 'open', 'data'), run: index }) },
    {
      weight: 1,
      arbitrary: fc.record({
        method: fc.constantFrom('step', 'inspect', 'predict', 'export', 'remove', 'run', 'open', 'data', 'dissect'),
        bad: fc.constantFrom(null, 'no such run', 7, [], {}),
      }),
    },
  );
  return fc.oneof(
    { weight: 16, arbitrary: command('press', fc.constantFrom('primary', 'primary', 'primary', 'Step', 'Reset', 'New seed')) },
    {
      weight: 5,
      arbitrary: command(
        'press',
        fc.constantFrom(
          'Undo',
          'Bring back the previous result',
          'Reset and apply',
          'Pin these results',
          'Pin these instead',
          'Unpin',
          'Dismiss',
          'Share',
        ),
      ),
    },
    {
      weight: 4,
      arbitrary: command('press', fc.constantFrom('Replay the recorded steps', 'Stop the replay', 'live', 'Write', 'Measure', 'Stop')),
    },
    { weight: 3, arbitrary: command('key', fc.constantFrom(' ', ' ', ' ', 'Enter', 'Escape')) },
    { weight: 5, arbitrary: command('link', link) },
    { weight: 1, arbitrary: command('link', fc.constantFrom(...brokenLinks)) },
    { weight: 5, arbitrary: command('task', fc.constantFrom(...walkedTasks)) },
    { weight: 4, arbitrary: command('mode', fc.nat(2)) },
    {
      weight: 2,
      arbitrary: command('choose', fc.record({ group: fc.constant('How many seeds each mode is trained with'), index: fc.nat(1) })),
    },
    { weight: 2, arbitrary: command('choose', fc.record({ group: fc.constant('What the models have in common'), index: fc.nat(1) })) },
    { weight: 7, arbitrary: command('choose', fc.record({ group: fc.constantFrom(...groups), index })) },
    { weight: 8, arbitrary: command('pressAny', fc.record({ panel: fc.constantFrom(...panels), index: fc.nat(40) })) },
    {
      weight: 5,
      arbitrary: command('slide', fc.record({ label: fc.constant('Step that every panel shows'), key: fc.constantFrom(...sliderKeys) })),
    },
    {
      weight: 3,
      arbitrary: command(
        'slide',
        fc.record({ label: fc.constantFrom('Steps', 'Learning rate'), key: fc.constantFrom('ArrowLeft', 'ArrowRight') }),
      ),
    },
    {
      weight: 1,
      arbitrary: command(
        'slide',
        fc.record({ label: fc.constantFrom('Hidden size', 'Blocks', 'Pairs'), key: fc.constantFrom('ArrowLeft', 'Home') }),
      ),
    },
    {
      weight: 2,
      arbitrary: command(
        'type',
        fc.record({ label: fc.constantFrom('Heads', 'Seed', 'Warm-up', 'Batch', 'λ ramp'), text: fc.constantFrom(...junk, '1', '2', '4') }),
      ),
    },
    { weight: 1, arbitrary: command('try', fc.constantFrom('1234', '', 'the cat', '(())', '!!', '9'.repeat(60))) },
    { weight: 2, arbitrary: command('save', index) },
    { weight: 2, arbitrary: command('download', index) },
    { weight: 3, arbitrary: command('open', index) },
    { weight: 2, arbitrary: command('drop', index) },
    { weight: 2, arbitrary: command('give', fc.constantFrom('text', 'table', 'short text', 'bad table', 'film')) },
    { weight: 1, arbitrary: command('press', fc.constant('Forget it')) },
    { weight: 10, arbitrary: command('call', calls) },
    { weight: 1, arbitrary: command('hide', fc.constantFrom('hidden', 'frozen')) },
    { weight: 1, arbitrary: always('resize') },
    { weight: 1, arbitrary: always('reload') },
    { weight: 1, arbitrary: command('killWorker', fc.nat(5)) },
    ...(backend === 'webgpu' ? [{ weight: 1, arbitrary: command('destroyDevice', fc.nat(5)) }] : []),
  );
}

/**
 * @param {{ readonly seed: number, readonly count: number, readonly backend: WalkBackend }} options
 * @returns {readonly Command[]} the same for the same options
 */
export const commandsOf = ({ seed, count, backend }) => fc.sample(anyCommand(backend), { seed, numRuns: count });
