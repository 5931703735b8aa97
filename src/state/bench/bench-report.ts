/** What was measured, as text to be handed on: nothing in it says who measured. */
import { backendNames } from '../../experiment/experiment';
import type { BackendReport } from '../../worker/protocol';
import { benchBackends, type BenchRow, type BenchTime } from './measure-backends';

export interface BenchMachine {
  /** `navigator.userAgent`. */
  readonly browser: string;
  readonly cores: number;
  /** Whether threads may share memory. */
  readonly isIsolated: boolean;
  readonly backends: readonly BackendReport[];
  readonly date: Date;
}

/** @returns lines of Markdown */
export function benchReport(rows: readonly BenchRow[], { browser, cores, isIsolated, backends, date }: BenchMachine): string {
  const reasons = benchBackends.flatMap((backend) => {
    const reason = rows.map(({ times }) => times[backend]).find((time) => typeof time === 'string');
    return reason === undefined ? [] : [`- ${backendNames[backend]} gave no time: ${reason}`];
  });
  return [
    `BitNet Playground, benchmark of ${date.toISOString().slice(0, 10)}`,
    '',
    `- Browser: ${browser}`,
    `- Processor: ${cores} threads${isIsolated ? '' : ', of which one computes: the page is not isolated'}`,
    ...rows
      .slice(0, 1)
      .flatMap(({ times: { wasm } }) => (typeof wasm === 'string' || wasm.arithmetic === undefined ? [] : [sums[wasm.arithmetic]])),
    ...backends.filter(({ id }) => id === 'webgpu').map(ofGraphics),
    ...reasons,
    '',
    '| ternary model | width | weights | WebGPU, ms per step | WebAssembly, ms per step | WebAssembly ÷ WebGPU |',
    '|---|--:|--:|--:|--:|--:|',
    ...rows.map(({ name, width, weights, times }) => {
      const ratio = ratioOf(times.wasm, times.webgpu);
      return `| ${name} | ${width} | ${weights} | ${millisecondsOf(times.webgpu)} | ${millisecondsOf(times.wasm)} | ${ratio} |`;
    }),
  ].join('\n');
}

const sums = {
  plain: '- Sums of products on the processor: rounded twice, as everywhere',
  fused: '- Sums of products on the processor: fused multiply-add',
} as const;

function ofGraphics({ adapter, software, kernels, usable, reason }: BackendReport): string {
  const about = [adapter ?? 'no adapter', ...(software === true ? ['software'] : []), ...(kernels === undefined ? [] : [kernels])].join(
    '; ',
  );
  return `- WebGPU: ${about}${usable || reason === undefined ? '' : `. ${reason}`}`;
}

/** Three digits; threads beyond one are said. */
export const millisecondsOf = (time: BenchTime | string): string =>
  typeof time === 'string' ? '–' : `${Number(time.ms.toPrecision(3))}${(time.threads ?? 1) > 1 ? ` (${time.threads} threads)` : ''}`;

export const ratioOf = (above: BenchTime | string, below: BenchTime | string): string =>
  typeof above === 'string' || typeof below === 'string' ? '–' : String(Number((above.ms / below.ms).toPrecision(2)));
