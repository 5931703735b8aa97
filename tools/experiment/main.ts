import { EngineError } from '../../src/worker/engine-error';
import { armResults, armTable } from './arm-table';
import { FlagError } from './flag-error';
import { readFlags } from './flags';
import { helpText } from './help';
import { openingOf, openModel } from './open-model';
import { progressBar } from './progress';
import { trainArms } from './train-arms';
import { resultsAsJson, writeResults } from './write-results';

/**
 * Carries out a command line. Results go to the standard output, progress and complaints to the standard error.
 *
 * @param engine the bundled engine, a file that a thread can start with
 * @returns the exit code: 0, 1 when a run failed, 2 when the flags are wrong
 */
export async function main(words: readonly string[], engine: URL): Promise<number> {
  const bar = progressBar(process.stderr);
  try {
    const opening = openingOf(words);
    if (opening !== null) {
      console.log(await openModel(opening.path, opening.prompt));
      return 0;
    }
    const plan = readFlags(words);
    if (plan === null) {
      console.log(helpText());
      return 0;
    }
    for (const note of [plan.given?.report.summary, ...(plan.given?.report.notes ?? []), ...(plan.given?.report.warnings ?? [])])
      if (note !== undefined) bar.note(note);
    // Without a folder there is nowhere to put a file.
    const formats = plan.out === null ? [] : plan.formats;
    const results = await trainArms({
      ...plan,
      formats,
      engine,
      onProgress: (share, doing) => bar.show(share, doing),
      onNote: (note) => bar.note(note),
    });
    bar.end();
    if (plan.json) console.log(JSON.stringify(resultsAsJson(results), null, 2));
    else console.log(armTable(armResults(results)));
    if (plan.out !== null) {
      const names = await writeResults(plan.out, results);
      bar.note(`Written to ${plan.out}: ${names.join(', ')}`);
    }
    return 0;
  } catch (error) {
    bar.end();
    if (error instanceof FlagError) {
      console.error(`${error.message}\n\nnpm run experiment -- --help says what there is.`);
      return 2;
    }
    console.error(error instanceof EngineError ? error.message : error);
    return 1;
  } finally {
    // Threads would keep Node alive.
    setTimeout(() => process.exit(), 100).unref();
  }
}
