import { createEngineClient } from '../../src/worker/page/client';
import { spawnThread } from '../experiment/node-worker';
import { holds, type Finding } from './finding';
import { studies } from './studies';

/** Runs every study with seeds 1 to `seeds`, `jobs` at a time, and prints the table. @returns the exit code: 0 when every finding holds */
export async function main({
  seeds,
  jobs,
  engine,
}: {
  readonly seeds: number;
  readonly jobs: number;
  readonly engine: URL;
}): Promise<number> {
  const wanted = studies.flatMap((study, row) => Array.from({ length: seeds }, (_, index) => ({ study, row, seed: index + 1 })));
  const found: (readonly Finding[])[][] = studies.map(() => []);
  let next = 0;
  async function work(): Promise<void> {
    const client = createEngineClient({ spawn: () => spawnThread(engine) });
    for (let i = next++; i < wanted.length; i = next++) {
      const { study, row, seed } = wanted[i]!;
      const findings = await study(client, seed);
      found[row]![seed - 1] = findings;
      for (const finding of findings) console.error(`seed ${seed} · ${said(finding)}`);
    }
  }
  const started = performance.now();
  await Promise.all(Array.from({ length: Math.min(jobs, wanted.length) }, work));

  const broken = found.flat(2).filter((finding) => !holds(finding)).length;
  console.log(table(found, seeds));
  console.log(
    `${broken === 0 ? 'Every finding holds' : `${broken} findings do not hold`}; ${seeds} ${seeds === 1 ? 'seed' : 'seeds'}, ${((performance.now() - started) / 60_000).toFixed(1)} minutes, ${(processorMs() / 60_000).toFixed(1)} of processor time.`,
  );
  // Threads would keep Node alive.
  setTimeout(() => process.exit(), 100).unref();
  return broken === 0 ? 0 : 1;
}

/** Of all threads of this process. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const said = (finding: Finding): string =>
  `${finding.what}: ${finding.found.toFixed(3)} (${finding.relation} ${finding.bound}) ${holds(finding) ? 'ok' : 'BROKEN'}`;

/** A Markdown table: a row per finding, a column per seed. */
function table(found: readonly (readonly (readonly Finding[])[])[], seeds: number): string {
  const heads = ['finding', 'claim', ...Array.from({ length: seeds }, (_, index) => `seed ${index + 1}`)];
  const rows = found.flatMap((bySeed) =>
    (bySeed[0] ?? []).map(({ what, relation, bound }, i) => [what, `${relation} ${bound}`, ...bySeed.map((findings) => cell(findings[i]))]),
  );
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const cell = (finding: Finding | undefined): string =>
  finding === undefined ? '–' : `${finding.found.toFixed(3)}${holds(finding) ? '' : ' ✗'}`;
