import type { ReactElement, ReactNode } from 'react';
import { optimiserOf } from '../../catalog/optimisers/optimisers';
import { architectureOf } from '../../experiment/architecture-of';
import { energyOf, storedParts, tokenOperations, trainingMemory, type CostPart } from '../../experiment/cost';
import { totalOf } from '../../math/weight-counts';
import type { RunRecord } from '../../state/record/run-record';
import { shownArms } from '../../state/selectors';
import { Term } from '../glossary/Term';
import { usePlaygroundState } from '../hooks/use-playground';
import { EmptyState } from '../parts/EmptyState';
import { RunMark } from '../RunMark';
import { fractionInWords } from '../words/file-size';
import { formatAmount, formatBytes, formatShare } from '../words/format';
import { modeName } from '../words/run-name';
import './cost.css';

const partNames: Readonly<Record<CostPart, string>> = {
  bitLinear: 'BitLinear weights',
  embedding: 'embedding, which is also the head',
  input: 'input projection',
  head: 'head',
  norms: 'norms and biases',
};

/** The same with their cards. */
const explainedParts: Readonly<Record<CostPart, ReactNode>> = {
  bitLinear: (
    <>
      <Term id="bitLinear">BitLinear</Term> weights
    </>
  ),
  embedding: (
    <>
      <Term id="embedding">embedding</Term>, which is also the <Term id="outputHead">head</Term>
    </>
  ),
  input: <Term id="embedding">input projection</Term>,
  head: <Term id="outputHead">head</Term>,
  norms: (
    <>
      <Term id="norm">norms</Term> and biases
    </>
  ),
};

/** What each run costs: stored, while it trains, and per token. */
export function CostView(): ReactElement {
  const runs = usePlaygroundState(shownArms);
  if (runs.length === 0) return <EmptyState>Bytes, memory, operations and energy of each run.</EmptyState>;
  const costs = runs.map(costOf);
  const most = (of: (cost: RunCost) => number): number => Math.max(...costs.map(of), 1);
  const [largestFile, largestEnergy] = [most(({ storedBytes }) => storedBytes), most(({ bitLinearPj, restPj }) => bitLinearPj + restPj)];
  return (
    <div className="cost-view">
      <div className="cost-tables">
        <Legend entries={(costs[0]?.parts ?? []).map(({ part }) => [part, explainedParts[part]])} label="Parts of the file" />
        <table className="cost-table">
          <caption>Stored, packed (weights only)</caption>
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
                  <small>{cost.parts.map(({ part, sizeBytes }) => `${partNames[part]} ${formatBytes(sizeBytes)}`).join(', ')}</small>
                </td>
                <td className="cost-number">{formatBytes(cost.storedBytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Legend
          label="Parts of the arithmetic"
          entries={[
            [
              'bitLinear',
              <>
                in <Term id="bitLinear">BitLinear</Term> layers
              </>,
            ],
            ['norms', 'elsewhere'],
          ]}
        />
        <table className="cost-table">
          <caption>Arithmetic of one token, energy at 45 nm</caption>
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
                    in BitLinears: {formatAmount(cost.operations.bitLinear.multiplies)} multiplications,{' '}
                    {formatAmount(cost.operations.bitLinear.floatAdds + cost.operations.bitLinear.intAdds)} additions
                    {cost.operations.bitLinear.intAdds > 0 ? ' of integers' : ''}
                    {cost.zeroShare > 0 ? `, ${formatShare(cost.zeroShare)} skipped` : ''}; elsewhere about{' '}
                    {formatAmount(cost.operations.rest.multiplies)} of each
                  </small>
                </td>
                <td className="cost-number">{((cost.bitLinearPj + cost.restPj) / 1e6).toPrecision(2)} µJ</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="sentence">{sentence(costs)}</p>
      <p className="cost-note">
        <b>Training is not cheaper.</b> While it trains, every weight of every run is a 32-bit <Term id="latent">latent</Term> with a
        gradient and {costs[0]?.keeps}: {formatBytes(costs[0]?.memory.weightBytes ?? 0)} here, and about{' '}
        {formatBytes(costs[0]?.memory.activationBytes ?? 0)} of activations, quantised or not. Rounding is added work; what shrinks is the
        file, and the arithmetic of hardware that adds codes.
      </p>
      <p className="cost-note quiet">
        Energies of single operations from Horowitz, “Computing’s energy problem”, ISSCC 2014 (45 nm: 32-bit float multiplication 3.7 pJ,
        addition 0.9 pJ, 32-bit integer addition 0.1 pJ), the source that the BitNet paper uses. Arithmetic alone: moving weights from
        memory costs more, and this page computes in floats.
      </p>
    </div>
  );
}

/** What the colours of the bars mean; in the order in which they stand there. */
function Legend({
  label,
  entries,
}: {
  readonly label: string;
  readonly entries: readonly (readonly [CostPart, ReactNode])[];
}): ReactElement {
  return (
    <ul className="legend cost-legend" aria-label={label}>
      {entries.map(([part, name]) => (
        <li key={part}>
          <i data-part={part} aria-hidden="true" />
          {name}
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
  if (small === undefined)
    return 'Full precision stores and multiplies every weight in 32 bits. Train a ternary or binary run beside it to compare.';
  const kept = small.parts.filter(({ part }) => part !== 'bitLinear').reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const keeps = `Embedding, norms and head stay in full precision: ${formatShare(kept / small.storedBytes)} of the bytes of ${modeName(small.mode)}`;
  if (full === undefined) return `${keeps}.`;
  return `At step ${small.step}, the weights of ${modeName(small.mode)} are stored in ${fractionInWords(small.storedBytes / full.storedBytes)} of the bytes of full, and its arithmetic would take about ${fractionInWords((small.bitLinearPj + small.restPj) / (full.bitLinearPj + full.restPj))} of the energy. ${keeps}.`;
}
