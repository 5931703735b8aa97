import * as words from '#words/experiment/share-link';
import type { TaskDefaults } from '../catalog/tasks/task';
import { describeTask, tasks, type TaskId } from '../catalog/tasks/tasks';
import { experimentOf } from './defaults';
import { visibleText } from '../math/text/visible-text';
import type { Experiment, ExperimentDraft, Issue } from './experiment';
import { fieldNames, type FieldName } from './fields';
import { readDraft } from './read-draft';
import { settingOfText } from './setting-text';
import { validate } from './validate';

/**
 * An experiment in a link, for the part of an address after `#`:
 *
 *   v=1&task=tales&hiddenSize=128&activationBits=null
 *
 * Only what differs from the defaults is written, so links stay short and readable. The defaults are part of what a link
 * means: the version is that of the task's defaults, and a link of version 1 still means what it meant. The data of a person, and
 * what is known of it, is never in a link.
 */
const versions = ['1', '2'] as const;

/** What a link without a version is read as. */
export const currentVersion = '2';

/** Of links to a task: it was raised where defaults have changed. */
const versionOf = (task: TaskId): (typeof versions)[number] => (formerDefaultsOf(task) === undefined ? '1' : '2');

const formerDefaultsOf = (task: TaskId): Partial<TaskDefaults> | undefined =>
  Object.hasOwn(tasks, task) ? describeTask(task).formerDefaults : undefined;

/** The link of an experiment. `decodeLink` of it, completed by `experimentOf`, is the same experiment. */
export function encodeLink(experiment: Experiment): string {
  const parameters = new URLSearchParams({ v: versionOf(experiment.task) });
  // A default may depend on fields that come earlier in the list (feedForwardSize on hiddenSize), never on later ones.
  let earlier: ExperimentDraft = {};
  for (const field of fieldNames) {
    const value = experiment[field];
    // The card of a person's data.
    if (typeof value === 'object' && value !== null) continue;
    // A number beyond all numbers, such as 1e999, is no setting that anybody could read again.
    if (typeof value === 'number' && !Number.isFinite(value)) continue;
    if (experimentOf(earlier)[field] === value) continue;
    earlier = { ...earlier, [field]: value };
    parameters.set(field, String(value));
  }
  return parameters.toString();
}

export interface DecodedLink {
  /** Only what the link sets; passes `validate`. */
  readonly draft: ExperimentDraft;
  /** One sentence per part of the link that could not be used, for the person who opened it. */
  readonly notices: readonly string[];
}

/**
 * Reads a link (a leading `#` or `?` may be there). Never throws: a bad setting falls back to its default with a
 * notice; settings that only clash with each other fall back one at a time until the rest fit.
 */
export function decodeLink(text: string): DecodedLink {
  const parameters = new URLSearchParams(text.replace(/^[#?]/, ''));
  const version = parameters.get('v');
  parameters.delete('v');
  const notices: string[] = [];
  if (parameters.size > 0 && !versions.some((known) => known === version))
    notices.push(version === null ? words.noVersion : words.otherVersion(visibleText(version, 12), currentVersion));

  // fromEntries defines own properties, so even a setting called __proto__ is only an unknown setting.
  const reading = readDraft(Object.fromEntries([...parameters].map(([name, value]) => [name, settingOfText(name, value)])));
  notices.push(...reading.issues.map(({ field, message }) => (field === null ? words.leftOut(message) : words.fallenBack(message))));

  let draft = version === '1' ? asItWasMeant(reading.draft) : reading.draft;
  // A link names a task on own data without the data: that is for the page to ask for.
  const problemsOf = (candidate: ExperimentDraft): readonly Issue[] => validate(candidate).issues.filter(({ field }) => field !== 'data');
  for (let issues = problemsOf(draft); issues.length > 0; issues = problemsOf(draft)) {
    const before = issues.length;
    const given = fieldNames.filter((field) => draft[field] !== undefined);
    const culprit = given.find((field) => problemsOf(without(draft, field)).length < before) ?? given[0];
    if (culprit === undefined) break;
    notices.push(words.clashes(culprit, issues.map(({ message }) => message).join(' ')));
    draft = without(draft, culprit);
  }
  return { draft, notices };
}

/** A draft of version 1, with the defaults of that time where it has none of its own. */
function asItWasMeant(draft: ExperimentDraft): ExperimentDraft {
  const former = formerDefaultsOf(draft.task ?? 'reverse');
  if (former === undefined) return draft;
  const meant = experimentOf(draft, former);
  // Rates follow from the design of the model, mode by mode.
  const kept = fieldNames.filter((field) => field !== 'learningRate');
  return kept.reduce(
    (filled, field) =>
      draft[field] === undefined && experimentOf(filled)[field] !== meant[field] ? { ...filled, [field]: meant[field] } : filled,
    draft,
  );
}

function without(draft: ExperimentDraft, field: FieldName): ExperimentDraft {
  const { [field]: _, ...rest } = draft;
  return rest;
}
