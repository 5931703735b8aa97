import { describe, expect, test } from 'vitest';
import { LessonError } from '../../src/lessons/lesson-error';
import { readLesson, readLessonFile } from '../../src/lessons/read-lesson';
import { readText } from '../structure/project-files';

const file = 'src/lessons/lessons/where-are-the-levels.json';
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const original = (): { [key: string]: Json } => JSON.parse(readText(file));

describe('damage is refused with its place', () => {
  /** A lesson with one thing set, by a path such as `steps.0.act.act`. */
  function withSet(path: string, value: Json | undefined): unknown {
    const lesson = original();
    const names = path.split('.');
    const last = names.pop() ?? '';
    let at: unknown = lesson;
    for (const name of names) at = (at as { [key: string]: Json })[name];
    if (value === undefined) delete (at as { [key: string]: Json })[last];
    else (at as { [key: string]: Json })[last] = value;
    return lesson;
  }

  test.each<readonly [string, Json | undefined, string]>([
    ['bitnetLesson', 2, 'bitnetLesson: the version 1 is needed, not 2'],
    ['bitnetLesson', undefined, 'bitnetLesson: the version 1 is needed, not nothing'],
    ['id', 'No Spaces', 'id: lower-case letters, digits and hyphens are needed, not “No Spaces”'],
    ['id', ['where'], 'id: a text is needed, not a list'],
    ['title', '', 'title: a text is needed, not “”'],
    ['aim', 'x'.repeat(1201), 'aim: a text of at most 1200 characters is needed, not 1201'],
    ['steps', [], 'steps: 1 to 40 entries are needed, not 0'],
    ['steps', {}, 'steps: a list is needed, not an object'],
    ['stpes', [], 'The lesson: there is no “stpes” here; did you mean steps?'],
    ['steps.2', null, 'steps[2]: an object with title, text, draft, view, panel, act, ask is needed, not null'],
    [
      'steps.1.panel',
      'wieghts',
      'steps[1].panel: one of task, mode, setup, weights, explorer, try, comparison, examples is needed, not “wieghts”',
    ],
    ['steps.1.act.act', 'fly', 'steps[1].act.act: one of train, lens, view, inside, layer, scrub, try, download is needed, not “fly”'],
    ['steps.1.act.lens', undefined, 'steps[1].act.lens: one of latent, quantised, effective is needed, not nothing'],
    ['steps.1.act.step', 3, 'steps[1].act.step: the act “lens” has none'],
    ['steps.1.act.to', 3, 'steps[1].act.to: the act “lens” has none'],
    ['steps.0.act', { act: 'train', to: 0 }, 'steps[0].act.to: a whole number from 1 to 100000 is needed, not 0'],
    ['steps.0.act', { act: 'try', prompt: 7 }, 'steps[0].act.prompt: a text is needed, not 7'],
    ['steps.0.act', { act: 'inside', inside: 'out' }, 'steps[0].act.inside: one of token, step is needed, not “out”'],
    ['steps.0.act', { act: 'layer', layer: '../x' }, 'steps[0].act.layer: the name of a matrix is needed, such as'],
    ['steps.0.view.layer', '', 'steps[0].view.layer: the name of a matrix is needed, such as'],
    ['steps.0.text', '', 'steps[0].text: a text is needed, not “”'],
    ['steps.2.ask.fact', null, 'steps[2].ask.fact: a text is needed, not null'],
    ['steps.0.view.scrub', -1, 'steps[0].view.scrub: a whole number from 0 to 100000 is needed, not -1'],
    ['steps.0.draft.task', 'text', 'steps[0].draft.task: a task that brings its own examples is needed, not “text”'],
    ['steps.0.draft.modes', ['octal'], 'steps[0].draft.modes[0]: one of none, ternary, binary is needed, not “octal”'],
    ['steps.0.draft.modes', ['binary-twn70'], 'steps[0].draft.modes[0]: "twn70" says which ternary weights become 0'],
    ['steps.0.draft.settings', { steps: 0 }, 'steps[0].draft.settings.steps: steps must be a whole number from 1 to 100000, not 0.'],
    [
      'steps.0.draft.settings',
      { mode: 'binary' },
      'steps[0].draft.settings.mode: this is not a setting of a lesson: the draft has task and modes',
    ],
    ['steps.0.draft.settings', { numHeads: 3 }, 'steps[0].draft.settings: numHeads 3 does not fit'],
    ['steps.2.ask.options', [], 'steps[2].ask.options: 2 to 5 entries are needed, not 0'],
    ['steps.2.ask.options.1.reason', undefined, 'steps[2].ask.options[1].reason: a text is needed, not nothing'],
    ['steps.2.ask.answer', 3, 'steps[2].ask.answer: a whole number from 0 to 2 is needed, not 3'],
    ['steps.2.ask.fact', 'zeros(ternary)', 'steps[2].ask.fact: “,” should stand at character 14'],
    ['steps.2.ask.shown.0.as', 'miles', 'steps[2].ask.shown[0].as: one of percent, nats, number, bytes, times is needed, not “miles”'],
  ])('%s: %j', (path, value, message) => {
    expect(() => readLesson(withSet(path, value))).toThrow(LessonError);
    expect(() => readLesson(withSet(path, value))).toThrow(message);
  });

  test('recipes are modes of a lesson too, up to six, in the order of lists', () => {
    const modes = ['bits4-row', 'binary', 'ternary-row-twn70', 'none'];
    expect(readLesson(withSet('steps.0.draft.modes', modes)).steps[0]?.draft?.modes).toEqual([
      'none',
      'binary',
      'bits4-row',
      'ternary-row-twn70',
    ]);
    expect(() =>
      readLesson(
        withSet(
          'steps.0.draft.modes',
          Array.from({ length: 7 }, (_, i) => `ternary-cut${30 + i}`),
        ),
      ),
    ).toThrow(/1 to 6/);
  });

  test('text that is no JSON', () => {
    expect(() => readLessonFile('{')).toThrow(/^The lesson: this is not JSON/);
    expect(() => readLessonFile('[]')).toThrow(/^The lesson: an object with bitnetLesson, .* is needed, not a list/);
  });
});
