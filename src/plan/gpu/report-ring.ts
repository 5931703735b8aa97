import * as words from '#words/plan/gpu';
import type { Commands } from './commands';
import { lastErrorsOf } from './device-errors';

/** What one step reports. */
export interface PlanReport {
  /** Training loss before the update, in nats. */
  readonly lossNats: number;
  /** Codes that the update changed, per BitLinear in the order of `layout.bitLinears`; zeros in full precision. */
  readonly flips: Float32Array;
  /** Norm of the whole gradient before clipping. */
  readonly gradientNorm: number;
}

/** Maximum number of steps in flight: enough that the device never waits for the host. */
export const stepsInFlight = 4;

/** Steps whose reports are read together: a read costs the processor as much as a submission does. */
const stepsPerRead = 2;

const reportBytes = 16;

/**
 * Readback of reports: a ring of small buffers, each of which collects those of a few steps on the device before it is
 * mapped. Mapping is asynchronous, with later steps in flight.
 */
export interface ReportRing {
  /** Encodes a copy of the report of the step just encoded, number `step`, and promises it. Rejects where the device has dropped the step. */
  push(step: number): Promise<PlanReport>;
  /** Flushes reports that would otherwise wait for another step. */
  collect(): void;
  destroy(): void;
}

interface Waiting {
  readonly step: number;
  resolve(report: PlanReport): void;
  reject(error: unknown): void;
}

interface Page {
  readonly buffer: GPUBuffer;
  waiting: Waiting[];
}

/**
 * @param report `[4]` float: see `kernels/optimise`
 * @param flips `[flipCount]` integers
 */
export function reportRing(device: GPUDevice, commands: Commands, report: GPUBuffer, flips: GPUBuffer, flipCount: number): ReportRing {
  const slotBytes = reportBytes + 4 * flipCount;
  // A page may be read before it is full: as many pages as steps.
  const pages = Array.from({ length: stepsInFlight }, (_, i): Page => ({
    buffer: device.createBuffer({
      label: `reports ${i}`,
      size: stepsPerRead * slotBytes,
      usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
    }),
    waiting: [],
  }));
  const free = [...pages];
  // Subscribes to errors from now on.
  lastErrorsOf(device);
  let open: Page | null = null;

  function collect(): void {
    const page = open;
    if (page === null) return;
    open = null;
    commands.afterSubmit(() => void read(page));
  }

  /** Settles the promises of a page; never rejects itself. */
  async function read(page: Page): Promise<void> {
    const { waiting, buffer } = page;
    page.waiting = [];
    try {
      await buffer.mapAsync(GPUMapMode.READ);
      const bytes = buffer.getMappedRange().slice(0);
      buffer.unmap();
      free.push(page);
      waiting.forEach(({ step, resolve, reject }, slot) => {
        const report = readSlot(bytes, slot * slotBytes, flipCount);
        // An invalid submission neither computes nor copies: the buffer holds a stale report, or zeros.
        if (report.step === step) resolve(report);
        else reject(new Error(words.leftOut(step, lastErrorsOf(device) || words.noReason)));
      });
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }

  return {
    push(step) {
      open ??= free.pop() ?? null;
      if (open === null) throw new Error(`${stepsInFlight} steps are in flight already: wait for a report.`);
      const { buffer, waiting } = open;
      const at = waiting.length * slotBytes;
      commands.encoder().copyBufferToBuffer(report, 0, buffer, at, reportBytes);
      if (flipCount > 0) commands.encoder().copyBufferToBuffer(flips, 0, buffer, at + reportBytes, 4 * flipCount);
      const promise = new Promise<PlanReport>((resolve, reject) => waiting.push({ step, resolve, reject }));
      if (waiting.length === stepsPerRead) collect();
      return promise;
    },
    collect,
    destroy() {
      for (const { buffer } of pages) buffer.destroy();
    },
  };
}

function readSlot(bytes: ArrayBuffer, at: number, flipCount: number): PlanReport & { readonly step: number } {
  const [lossNats = Number.NaN, , gradientNorm = Number.NaN, step = 0] = new Float32Array(bytes, at, 4);
  return { step: Math.abs(step), lossNats, gradientNorm, flips: Float32Array.from(new Uint32Array(bytes, at + reportBytes, flipCount)) };
}
