import * as words from '#words/ui/explorer/cost';
import type { ReactElement } from 'react';
import { optimiserOf } from '../../catalog/optimisers/optimisers';
import { architectureOf } from '../../experiment/architecture-of';
import { energyOf, storedParts, tokenOperations, trainingMemory, type CostPart } from '../../experiment/cost';
import { totalOf } from '../../math/weight-counts';
import type { RunRecord } from '../../state/record/run-record';
import { shownArms } from '../../state/selectors';
import { Marked } from '../glossary/Marked';
import { usePlaygroundState } from '../hooks/use-playground';
import { EmptyState } from '../parts/EmptyState';
import { RunMark } from '../RunMark';
import { marked } from '../../words/numbers';
import { fractionInWords } from '../words/file-size';
import { formatAmount, formatBytes, formatShare } from '../words/format';
import { modeName } from '../words/run-name';
import './cost.css';

/** What each run costs: stored, while it trains, and per token. */
export function CostView(): ReactElement {
  const runs = usePlaygroundState(shownArms);
  if (runs.length === 0) return <EmptyState>{words.toCome}</EmptyState>;
  const costs = runs.map(costOf);
  const most = (of: (cost: RunCost) => number): number => Math.max(...costs.map(of), 1);
  const [largestFile, largestEnergy] = [most(({ storedBytes }) => storedBytes), most(({ bitLinearPj, restPj }) => bitLinearPj + restPj)];
  return (
    <div className="cost-view">
      <div className="cost-tables">
        <Legend entries={(costs[0]?.parts ?? []).map(({ part }) => [part, words.explainedParts[part]])} label={words.partsOfFile} />
        <table className="cost-table">
          <caption>{words.stored}</caption>
          <tbody>
            {costs.map((cost) => (
              <tr key={cost.id}>
                <th scope="row">
                  <RunMark mode={cost.mode} />
                  {modeName(cost.mode)}
                </th>
                <td>
                  <span className="cost-bar" aria-hidden="true">
                    {cost.parts.map(({ part, sizeBytes }) => (
                      <i key={part} data-part={part} style={{ width: `${(100 * sizeBytes) / largestFile}%` }} />
                    ))}
                  </span>
                  <small>{cost.parts.map(({ part, sizeBytes }) => `${words.partNames[part]} ${formatBytes(sizeBytes)}`).join(', ')}</small>
                </td>
                <td className="cost-number">{formatBytes(cost.storedBytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Legend
          label={words.partsOfArithmetic}
          entries={[
            ['bitLinear', words.inBitLinears],
            ['norms', words.elsewhere],
          ]}
        />
        <table className="cost-table">
          <caption>{words.arithmetic}</caption>
          <tbody>
            {costs.map((cost) => (
              <tr key={cost.id}>
                <th scope="row">
                  <RunMark mode={cost.mode} />
                  {modeName(cost.mode)}
                </th>
                <td>
                  <span className="cost-bar" aria-hidden="true">
                    <i data-part="bitLinear" style={{ width: `${(100 * cost.bitLinearPj) / largestEnergy}%` }} />
                    <i data-part="norms" style={{ width: `${(100 * cost.restPj) / largestEnergy}%` }} />
                  </span>
                  <small>
                    {words.operations({
                      multiplies: formatAmount(cost.operations.bitLinear.multiplies),
                      adds: formatAmount(cost.operations.bitLinear.floatAdds + cost.operations.bitLinear.intAdds),
                      ofIntegers: cost.operations.bitLinear.intAdds > 0,
                      skipped: cost.zeroShare > 0 ? formatShare(cost.zeroShare) : null,
                      elsewhere: formatAmount(cost.operations.rest.multiplies),
                    })}
                  </small>
                </td>
                <td className="cost-number">{words.microjoules(marked(((cost.bitLinearPj + cost.restPj) / 1e6).toPrecision(2)))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="sentence">{sentence(costs)}</p>
      <p className="cost-note">
        <Marked>
          {words.whileTraining(
            costs[0]?.keeps ?? '',
            formatBytes(costs[0]?.memory.weightBytes ?? 0),
            formatBytes(costs[0]?.memory.activationBytes ?? 0),
          )}
        </Marked>
      </p>
      <p className="cost-note quiet">{words.energySource}</p>
    </div>
  );
}

/** What the colours of the bars mean; in the order in which they stand there. */
function Legend({ label, entries }: { readonly label: string; readonly entries: readonly (readonly [CostPart, string])[] }): ReactElement {
  return (
    <ul className="legend cost-legend" aria-label={label}>
      {entries.map(([part, name]) => (
        <li key={part}>
          <i data-part={part} aria-hidden="true" />
          <span>
            <Marked>{name}</Marked>
          </span>
        </li>
      ))}
    </ul>
  );
}

type RunCost = ReturnType<typeof costOf>;

function costOf({ summary, inspection }: RunRecord) {
  const architecture = architectureOf(summary.experiment);
  const parts = storedParts(architecture);
  const counts = (inspection?.layers ?? []).map((layer) => layer.counts);
  const total = counts.reduce((sum, count) => sum + totalOf(count), 0);
  const zeroShare = total === 0 ? 0 : counts.reduce((sum, count) => sum + count['0'], 0) / total;
  const operations = tokenOperations(architecture, zeroShare);
  return {
    id: summary.id,
    mode: summary.mode,
    step: summary.step,
    parts,
    storedBytes: parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    zeroShare,
    operations,
    ...energyOf(operations),
    keeps: optimiserOf(summary.experiment.optimiser).keeps,
    memory: trainingMemory(architecture, summary.experiment.batchSize, summary.experiment.optimiser),
  };
}

/** What the smallest file and the least arithmetic save against full precision, and what does not shrink. */
function sentence(costs: readonly RunCost[]): string {
  const full = costs.find(({ mode }) => mode === 'none');
  const small = costs.filter(({ mode }) => mode !== 'none').toSorted((a, b) => a.storedBytes - b.storedBytes)[0];
  if (small === undefined) return words.onlyFull;
  const kept = small.parts.filter(({ part }) => part !== 'bitLinear').reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const keeps = words.staysFull(formatShare(kept / small.storedBytes), modeName(small.mode));
  if (full === undefined) return keeps;
  const bytes = fractionInWords(small.storedBytes / full.storedBytes);
  const energy = fractionInWords((small.bitLinearPj + small.restPj) / (full.bitLinearPj + full.restPj));
  return `${words.besideFull(small.step, modeName(small.mode), bytes, energy)} ${keeps}`;
}
