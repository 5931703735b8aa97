/** What becomes of files that are dropped on the page or chosen together: models are opened, a lesson is played, a text or a table is taken as the person's own. */
import * as words from '#words/ui/take-files';
import { dataNeeded } from '../../catalog/tasks/tasks';
import { OPENABLE_ENDINGS } from '../../formats/openable';
import { LESSON_ENDING } from '../../lessons/lesson-file';
import { fileCommands, LARGEST_FILE_BYTES } from '../../state/commands/file-commands';
import { engineStarted } from '../../state/engine-started';
import { LIBRARY_ENDING, libraryOf } from '../../state/library/library';
import { noticeOf, type NewNotice, type NoticeOffer } from '../../state/notice';
import type { Playground } from '../../state/playground';
import type { DroppedFiles } from '../dropped-files';
import { isModel, modelsAmong } from '../folder-as-archive';
import { fetchedLater } from '../parts/fetched-later';

/** With the card that plays them, in one chunk. */
const playing = fetchedLater(async () => import('../lessons/Lessons'));

/** With what recognises encodings, which is larger than all the rest of a drop. */
const giving = fetchedLater(async () => import('../own-data/give-file'));

/** What was brought last, by page: what is brought next waits for it, so that the last word is about the last files. */
const underWay = new WeakMap<Playground, Promise<void>>();

/** Processes all files sequentially, after those that were brought before, and reports the results in one notice. */
export function takeFiles(playground: Playground, brought: Promise<DroppedFiles> | DroppedFiles): Promise<void> {
  const former = underWay.get(playground) ?? Promise.resolve();
  const taken = former.catch(() => undefined).then(async () => takeNow(playground, brought));
  underWay.set(playground, taken);
  return taken;
}

async function takeNow(playground: Playground, brought: Promise<DroppedFiles> | DroppedFiles): Promise<void> {
  const { store } = playground;
  const commands = fileCommands(playground);
  const { notify, resolve, setDownloadOpen, setXrayFiles } = store.getState();
  resolve('file');
  // What was brought is to be seen.
  setDownloadOpen(false);
  const outcomes: NewNotice[] = [];
  let offer: NoticeOffer | null = null;
  try {
    const { files, folders } = await brought;
    const data = files.filter(({ folder, file }) => folder === '' && dataKindOf(file) !== null).map(({ file }) => file);
    const [lesson] = files.filter(({ file }) => file.name.endsWith(LESSON_ENDING));
    if (lesson !== undefined) outcomes.push(await (await playing()).openLesson(playground, lesson.file));
    const ofRuns = files.filter(({ file }) => file.name.endsWith(LIBRARY_ENDING)).map(({ file }) => file);
    const others = files.filter(({ file }) => ![...data, ...ofRuns].includes(file) && !file.name.endsWith(LESSON_ENDING));
    const tensors = others.map(({ file }) => file).filter(isOfTensors);
    if (tensors.some(isWeights) && tensors.reduce((sum, { size }) => sum + size, 0) > LARGEST_FILE_BYTES) {
      setXrayFiles(tensors);
      return;
    }
    const models = modelsAmong(others);
    await started(playground, [...models, ...data]);
    for (const model of models) {
      await commands.open(model);
      const said = store.getState().notices.find(({ about }) => about === 'file');
      if (said !== undefined) outcomes.push(said);
    }
    if (outcomes.some(({ kind }) => kind === 'error')) offer = await offerOf(tensors, playground);
    for (const folder of folders) {
      const inside = files.filter((each) => isIn(folder, each.folder));
      if (modelsAmong(inside).length === 0) outcomes.push(noModelIn(folder, inside.length > 0));
    }
    const library = libraryOf(playground);
    // What comes of it is said there.
    if (ofRuns.length > 0) library.open();
    for (const file of ofRuns) await library.bring(file);
    const [first, ...moreData] = data;
    if (first !== undefined) outcomes.push(await takeData(playground, first));
    if (moreData.length > 0)
      outcomes.push({
        kind: 'error',
        message: words.oneAtATime(moreData.map(({ name }) => name)),
      });
  } catch (error) {
    outcomes.push(noticeOf(error, words.reading));
  }
  const [only] = outcomes;
  if (only === undefined || (offer === null && outcomes.length === 1 && store.getState().notices.some((notice) => notice === only))) return;
  const details = outcomes.flatMap(({ detail }) => detail ?? []);
  notify({
    kind: outcomes.some(({ kind }) => kind === 'error') ? 'error' : 'information',
    message: [...outcomes.map(({ message }) => message), ...(offer === null ? [] : [words.xrayOffer])].join('\n'),
    about: 'file',
    ...(details.length === 0 ? {} : { detail: details.join('\n') }),
    ...(offer === null ? {} : { action: offer }),
  });
}

const isWeights = ({ name }: File): boolean => /\.(gguf|safetensors)$/i.test(name);
const isOfTensors = (file: File): boolean => isWeights(file) || /\.json$/i.test(file.name);

/** What does not run may still be looked at, if it is a container of tensors at all. */
async function offerOf(files: readonly File[], { store }: Playground): Promise<NoticeOffer | null> {
  const heads = await Promise.all(files.filter(isWeights).map(async (file) => new Uint8Array(await file.slice(0, 9).arrayBuffer())));
  const isContainer = (head: Uint8Array): boolean => head[8] === 0x7b || String.fromCharCode(...head.subarray(0, 4)) === 'GGUF';
  if (!heads.some(isContainer)) return null;
  const { resolve, setXrayFiles } = store.getState();
  return {
    label: words.xrayLabel,
    accept() {
      resolve('file');
      setXrayFiles(files);
    },
    decline: () => undefined,
  };
}

const isIn = (folder: string, path: string): boolean => path === folder || path.startsWith(`${folder}/`);

const noModelIn = (folder: string, hasFiles: boolean): NewNotice => ({
  kind: 'error',
  message: (hasFiles ? words.noModel : words.isEmpty)(folder, OPENABLE_ENDINGS),
});

/** Waits until the engine can read anything, and says so. */
async function started({ store }: Playground, waiting: readonly { readonly name: string }[]): Promise<void> {
  if (store.getState().startUp !== 'starting') return;
  const [first] = waiting;
  if (first !== undefined) store.getState().notify({ kind: 'information', message: words.openedSoon(first.name), about: 'file' });
  await engineStarted(store);
}

/** A text or a table becomes the person's own, for the task that is chosen if it needs such data, else for the task of its kind. */
async function takeData(playground: Playground, file: File): Promise<NewNotice> {
  const { store, draft } = playground;
  const needed = dataNeeded(store.getState().draft.task);
  const kind = needed === 'text' || needed === 'table' ? needed : (dataKindOf(file) ?? 'text');
  draft.chooseTask(kind);
  await (await giving()).giveFile(playground, kind, file);
  const { dataProblem, given } = store.getState();
  if (dataProblem !== null) return { kind: 'error', message: dataProblem.message };
  return { kind: 'information', message: words.isYours[kind](file.name, given[kind]?.report.summary ?? '') };
}

/** What a file would be as data of the person's own, by its name and by what the system says of it; null when it is neither. */
function dataKindOf({ name, type }: Pick<File, 'name' | 'type'>): 'text' | 'table' | null {
  if (/\.(csv|tsv|tab)$/i.test(name) || /^text\/(csv|tab-separated-values)$/.test(type)) return 'table';
  if (/\.(txt|text|md|markdown)$/i.test(name)) return 'text';
  return /^text\/(?!html)/.test(type) && !isModel({ name }) ? 'text' : null;
}
