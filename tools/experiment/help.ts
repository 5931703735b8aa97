import { experimentFields } from '../../src/experiment/fields';
import { formatIds } from '../../src/formats/formats';
import { dataChoices, readingExample } from './data-flag';
import { modeChoices, settingNames } from './flags';

/** What there is, from the same table that the page's controls read. */
export function helpText(): string {
  const settings = settingNames.map((name) => {
    const field = experimentFields[name];
    const range =
      field.kind === 'mode' ? modeChoices : field.kind === 'choice' ? field.values.map(String).join(' | ') : `${field.min} … ${field.max}`;
    return `  --${name.padEnd(18)} ${range}`;
  });
  return `Trains BitNets without a browser, with the engine of the page.

  npm run experiment -- --task reverse --mode ternary,binary,none --seeds 5
  npm run experiment -- --task tales --learningRate 0.003,0.01,0.03 --out sweep
  npm run experiment -- --open model.gguf --prompt "Once upon a time"

The last opens a model instead: a file that the page opens, or a folder for transformers.

A comma makes a list; all combinations are trained, each with every seed. What is left out takes the task's defaults.
Behind a point stands the mode that a list is for: --learningRate.ternary 0.01,0.03 --learningRate.none 0.003

${settings.join('\n')}

  --seeds N            that many seeds, from --seed (1) on
  --jobs N             runs at the same time; one per processor core unless given
  --threads N          most threads for a step of a run (WebAssembly); the cores that other runs leave unless given
  --data FILE          what a task on data of your own trains on:
${dataChoices.map((line) => `                         ${line}`).join('\n')}
  --reading JSON       how --data is read, where it should be read otherwise; all or some of
                         ${readingExample.replace('JSON such as ', '')}
  --out FOLDER         results.json, steps.csv, evaluations.csv, and the trained weights
  --formats LIST       all | none | ${formatIds.join(' | ')}: which files; all unless given
  --json               everything as JSON on the standard output`;
}
