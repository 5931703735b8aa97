import { DataError } from '../../src/catalog/data/data-error';
import type { DataReport } from '../../src/catalog/data/data-report';
import type { OwnData } from '../../src/catalog/data/own-data';
import { readData, type DataSource } from '../../src/catalog/data/read-data';
import { textWish, type TextWish } from '../../src/catalog/data/text-wish';
import type { TableWish } from '../../src/catalog/data/table/table-wish';
import { dataNeeded, taskIds, type TaskId } from '../../src/catalog/tasks/tasks';
import { messageOf } from '../../src/math/text/message-of';
import { FlagError } from './flag-error';

/** What `--data` gives, and for which tasks. */
export interface GivenData {
  readonly data: OwnData;
  readonly report: DataReport;
}

/** Bytes of a file; throws what Node throws. */
export type OpenFile = (path: string) => Uint8Array;

/** What a task reads; null: no file. A model from elsewhere brings its own. */
function sourceKind(task: TaskId): DataSource['kind'] | null {
  const kind = dataNeeded(task);
  return kind === 'foreign' ? null : kind;
}

/** What may stand behind `--reading`. */
export const readingExample =
  'JSON such as {"gaps": "leave out", "turned": true, "header": false, "separator": ";", "encoding": "windows-1250", "columns": {"mass": {"use": false, "decimal": "comma"}}}, for a text {"symbols": "bytes"}';

/** What a file has to be for each task of a person's own data. */
const contents: Readonly<Record<DataSource['kind'], string>> = {
  text: 'a text in UTF-8',
  table: 'a CSV file with a line of column names; --label NAME trains a classifier on that column',
  strokes: 'a JSON file: [{ "label": "circle", "points": [[x, y], …] }, …]',
};

/** For help and messages: `text: a text in UTF-8`, a line for each task. */
export const dataChoices = taskIds.flatMap((id) => {
  const kind = sourceKind(id);
  return kind === null ? [] : [`${id}: ${contents[kind]}`];
});

/** Reads the file that the tasks of a command line need. Throws {@link FlagError}, with what there is to choose from. */
export function dataOfFlags(
  tasks: readonly TaskId[],
  path: string | undefined,
  label: string | undefined,
  open: OpenFile,
  reading?: string,
): GivenData | null {
  const needing = tasks.filter((id) => sourceKind(id) !== null);
  if (path === undefined) {
    if (needing.length > 0) throw new FlagError(`--task ${needing.join(', ')} needs --data FILE:\n${choices()}`);
    if (label !== undefined)
      throw new FlagError('--label names a column of the table that --data gives: --task table --data FILE --label NAME.');
    return null;
  }
  const [task, other] = needing;
  const kind = task === undefined ? null : sourceKind(task);
  if (kind === null) throw new FlagError(`--data is for the tasks on data of your own; say which with --task:\n${choices()}`);
  if (other !== undefined)
    throw new FlagError(
      `--data gives one file, and ${needing.join(' and ')} need files of different kinds. Train them one after the other.`,
    );
  if (label !== undefined && kind !== 'table') throw new FlagError(`--label names a column of a table; --task ${task} has none.`);
  if (reading !== undefined && kind === 'strokes')
    throw new FlagError(`--reading says how a text or a table is read; --task ${task} has neither.`);
  try {
    return readData(sourceOf(kind, opened(path, open), { ...wishOf(reading), ...(label === undefined ? {} : { label }) }));
  } catch (error) {
    if (error instanceof DataError) throw new FlagError(`${path}: ${error.message}`);
    throw error;
  }
}

const choices = (): string => dataChoices.map((line) => `  ${line}`).join('\n');

function opened(path: string, open: OpenFile): Uint8Array {
  try {
    return open(path);
  } catch (error) {
    throw new FlagError(`--data ${path} cannot be read: ${messageOf(error)}`);
  }
}

/** What `--reading` says, as the page's panel would: checked when the data is read. */
function wishOf(reading: string | undefined): TableWish & TextWish {
  if (reading === undefined) return {};
  try {
    const wish: unknown = JSON.parse(reading);
    if (typeof wish === 'object' && wish !== null && !Array.isArray(wish)) return wish;
  } catch {
    // Said below.
  }
  throw new FlagError(`--reading needs ${readingExample}.`);
}

function sourceOf(kind: DataSource['kind'], bytes: Uint8Array, wish: TableWish & TextWish): DataSource {
  if (kind === 'table') return { ...wish, kind, content: bytes };
  if (kind === 'text') return { kind, content: bytes, ...textWish(wish) };
  const text = new TextDecoder().decode(bytes);
  try {
    // What it holds is checked when it is read.
    return { kind, strokes: JSON.parse(text) };
  } catch (error) {
    throw new DataError(`This is no JSON (${messageOf(error)}). It should be ${contents.strokes}.`);
  }
}
