import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { savedFile, tinyLink, trainToTheEnd, type Scenario, type Scene, type Stage } from './scenario';

interface SavedFormat {
  /** In the title of its test. */
  readonly name: string;
  /** How the dialog calls it. */
  readonly label: RegExp;
  readonly file: RegExp;
  /** What the page says of the file when it is opened. */
  readonly opened: RegExp;
}

const formats: readonly SavedFormat[] = [
  { name: 'packed weights', label: /^Packed weights/, file: /seed1\.safetensors$/, opened: /is open and runs from its packed weights/ },
  { name: 'GGUF', label: /^GGUF ?\.gguf/, file: /seed1\.gguf$/, opened: /is open and runs from its packed weights/ },
  { name: 'GGUF for older programs', label: /^GGUF, widest/, file: /compatible\.gguf$/, opened: /is open/ },
  {
    name: 'for transformers',
    label: /^Safetensors for transformers/,
    file: /seed1(\.transformers)?\.zip$/,
    opened: /is open and runs from its packed weights/,
  },
  { name: 'master weights', label: /^Master weights/, file: /masters\.zip$/, opened: /is open/ },
  { name: 'checkpoint', label: /^Checkpoint/, file: /checkpoint\.safetensors$/, opened: /is a checkpoint: the run is back at step 12/ },
];

/** Saves one format through the dialog, as a person does. */
async function save(
  { person, downloads }: Stage,
  { label, file }: SavedFormat,
): Promise<{ readonly path: string; readonly bytes: Buffer }> {
  await person.press('button', 'Download');
  await person.press('radio', label, 'dialog');
  await person.press('button', /^Save, /, 'dialog');
  const saved = await savedFile(downloads, file);
  await person.press('button', 'Close', 'dialog');
  return saved;
}

const saving = (format: SavedFormat): Scenario => ({
  title: `a model is saved: ${format.name}`,
  async play(stage) {
    await save(stage, format);
  },
});

const reopening = ({ name, file, opened }: SavedFormat): Scenario => ({
  title: `the saved model is opened and answers alike: ${name}`,
  async play({ person, downloads }) {
    const { path } = await savedFile(downloads, file);
    const ids = (): Promise<readonly string[]> => person.page.evaluate(async () => (await window.bitnet.runs()).map(({ id }) => id), null);
    const before = await ids();
    await person.choose('Open a packed model', path);
    // By its own name: what was said of the file before may still be in sight.
    await person.see(new RegExp(`“${basename(path).replaceAll('.', '\\.')}” ${opened.source}`));
    // Not one more: a checkpoint takes the place of the runs in training.
    expect((await ids()).filter((id) => !before.includes(id))).toHaveLength(1);
    const outputs = await person.page.evaluate(async () => {
      const found = [];
      for (const { id } of await window.bitnet.runs()) found.push((await window.bitnet.predict(id, '2718')).output);
      return found;
    }, null);
    expect(new Set(outputs).size).toBe(1);
  },
});

/** One trained model, taken along in every way and brought back. */
export const files: Scene = {
  title: 'files',
  async open({ person, site }) {
    await person.visit(`${site}#${tinyLink({ modes: 'ternary' })}`);
    await trainToTheEnd(person);
  },
  scenarios: [
    // An opened model is what the dialog offers next, and has less to save: first everything is saved.
    ...formats.map(saving),
    ...formats.map(reopening),
    {
      title: 'a file that is no model is refused in words, and nothing is lost',
      async play({ person, downloads }) {
        const runs = (): Promise<readonly string[]> =>
          person.page.evaluate(async () => (await window.bitnet.runs()).map(({ id }) => id), null);
        const before = await runs();
        const path = join(downloads, 'broken.safetensors');
        writeFileSync(path, '%PDF-1.7 this is a document, not a model');
        await person.choose('Open a packed model', path);
        await person.see(/broken\.safetensors is a PDF/i);
        expect(await runs()).toEqual(before);
      },
    },
    {
      // No automation of these browsers drops a file of the system: the page gets the events that a browser would give it.
      title: 'a model that is dropped on the page is opened (the drop is synthetic)',
      async play({ person }) {
        await person.page.evaluate(async () => {
          const [run] = await window.bitnet.runs();
          if (run === undefined) throw new Error('There is no run.');
          const carried = new DataTransfer();
          carried.items.add(new File([new Uint8Array(await window.bitnet.export(run.id, 'packed'))], 'dropped.safetensors'));
          const under = document.querySelector('main') ?? document.body;
          for (const type of ['dragenter', 'dragover', 'drop'])
            under.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: carried }));
        }, null);
        await person.see(/“dropped.safetensors” is open/);
      },
    },
    {
      title: 'a model is saved as a page of its own, which answers from the file system',
      async play(stage) {
        const { person } = stage;
        const output = await person.page.evaluate(
          async () => (await window.bitnet.predict((await window.bitnet.runs())[0]?.id ?? '', '2718')).output,
          null,
        );
        const { path } = await save(stage, { name: 'a page', label: /^Web page/, file: /\.html$/, opened: /./ });
        await person.page.goto(pathToFileURL(path).href);
        await person.write('2718', /./);
        await person.see(new RegExp([...output].join('\\s*')));
      },
    },
  ],
};
