import { taskOf } from '../../src/catalog/tasks/tasks';
import { cardExperiment, type MeasuredArm, type MeasuredCards } from '../../src/state/papers/measured';
import { cardModes, cardPlace, cardSeeds, cardSetting, latentModes } from '../../src/state/papers/cards';
import { ofSeeds } from './latents';
import { judgedRuns } from './recorded-arm';
import type { RecordedRun } from './recorded-run';

/** The arms of the cards that are swept and trained with all their seeds. */
export function measuredCards(runs: readonly RecordedRun[]): MeasuredCards {
  const steps = sharedSteps(runs);
  const arms = cardModes.flatMap((mode): readonly (readonly [string, MeasuredArm])[] => {
    const judged = judgedRuns(runs, cardPlace(mode), mode);
    if (judged === null) return [];
    const { rate, own } = judged;
    const latents = latentModes.includes(mode) ? own.flatMap((run) => run.latents ?? []) : [];
    return [
      [
        mode,
        {
          rate,
          losses: own.map(({ loss }) => loss),
          scores: own.map(({ score }) => score),
          curves: own.map(({ curve = [] }) => curve.filter(([step]) => steps.includes(step)).map(([, loss]) => drawn(loss))),
          ...(latents.length < own.length ? {} : { latents: ofSeeds(latents) }),
        },
      ],
    ];
  });
  const experiment = cardExperiment('ternary');
  const { label: _said, ...baseline } = taskOf(experiment).baseline(experiment.seqLen);
  return { setting: cardSetting, baseline, seeds: cardSeeds, steps, arms: Object.fromEntries(arms) };
}

/** A worker that came back under way has measured once more, at a step of its own. */
function sharedSteps(runs: readonly RecordedRun[]): readonly number[] {
  const curves = runs.flatMap(({ curve }) => (curve === undefined ? [] : [curve.map(([step]) => step)]));
  return (curves[0] ?? []).filter((step) => curves.every((steps) => steps.includes(step)));
}

/** More is not seen. */
const drawn = (loss: number): number => Number(loss.toPrecision(3));

/** What the page shows of the cards: `src/state/papers/measured.json`; a line for each list of numbers, so that a change can be read. */
export function cardsText(runs: readonly RecordedRun[]): string {
  const { arms, ...head } = measuredCards(runs);
  const lines = Object.entries(arms).map(([mode, arm]) => {
    const parts = Object.entries(arm).map(([name, numbers]) => `      ${JSON.stringify(name)}: ${JSON.stringify(numbers)}`);
    return `    ${JSON.stringify(mode)}: {\n${parts.join(',\n')}\n    }`;
  });
  const heads = Object.entries(head).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`);
  return `{\n${heads.join('')}  "arms": {\n${lines.join(',\n')}\n  }\n}\n`;
}
