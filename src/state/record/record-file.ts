/**
 * What was seen of one run as bytes: curves, looks and matrices, without the weights to train on with.
 *
 * A JSON header, and after it the recorded matrices in order of time, each byte as its difference to the same byte of the
 * same layer one record before: weights move little between two looks, so differences compress to a third.
 */
import * as words from '#words/state/record-file';
import { gzipSync, strFromU8, strToU8 } from 'fflate';
import { concatenated } from '../../math/bytes/concatenated';
import type { RecordedLayer } from '../../worker/protocol';
import type { RunRecord } from './run-record';
import { emptySeries } from './series';
import type { Frame } from './timeline';

/** A matrix whose bytes follow after the header: lengths in bytes. */
interface Announced extends Pick<RecordedLayer, 'layer' | 'shape' | 'levels'> {
  readonly codes: number;
  readonly latents: number;
}

interface Header extends Pick<RunRecord, 'summary' | 'evaluations' | 'firstInspection'> {
  readonly frames: readonly { readonly inspection: Frame['inspection']; readonly recorded: readonly Announced[] }[];
}

/** Compressed. Single steps and flips of single weights are left out. */
export function encodeRecord({ summary, evaluations, firstInspection, timeline }: RunRecord): Uint8Array {
  const former = new Map<string, RecordedLayer>();
  const bytes: Uint8Array[] = [];
  for (const { recorded } of timeline) {
    for (const record of recorded) {
      const before = former.get(record.layer);
      bytes.push(differences(record.codes, before?.codes), differences(record.latents, before?.latents));
      former.set(record.layer, record);
    }
  }
  const header: Header = {
    summary,
    evaluations,
    firstInspection,
    frames: timeline.map(({ inspection, recorded }) => ({
      inspection,
      recorded: recorded.map(({ layer, shape, levels, codes, latents }) => ({
        layer,
        shape,
        levels,
        codes: codes.length,
        latents: latents.length,
      })),
    })),
  };
  const words = strToU8(JSON.stringify(header));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, words.length, true);
  return gzipSync(concatenated([length, words, ...bytes]), { level: 9, mtime: 0 });
}

/** The record that {@link encodeRecord} was given; rejects where the bytes are not its own. */
export async function decodeRecord(compressed: Uint8Array<ArrayBuffer>): Promise<RunRecord> {
  const bytes = await gunzipped(compressed);
  const length = new DataView(bytes.buffer).getUint32(0, true);
  const { summary, evaluations, firstInspection, frames } = JSON.parse(strFromU8(bytes.subarray(4, 4 + length))) as Header;
  let at = 4 + length;
  const take = (count: number, before: ArrayLike<number> | undefined): Uint8Array<ArrayBuffer> => {
    const part = bytes.slice(at, (at += count));
    if (part.length < count) throw new Error(words.cutShort);
    if (before !== undefined) for (let i = 0; i < count; i++) part[i]! += before[i] ?? 0;
    return part;
  };
  const former = new Map<string, RecordedLayer>();
  const timeline = frames.map(({ inspection, recorded }): Frame => ({
    inspection,
    flipCounts: [],
    recorded: recorded.map(({ layer, shape, levels, codes, latents }) => {
      const before = former.get(layer);
      const record = {
        layer,
        shape,
        levels,
        codes: take(codes, before?.codes),
        latents: new Int8Array(take(latents, before?.latents).buffer),
      };
      former.set(layer, record);
      return record;
    }),
  }));
  return {
    summary,
    evaluations,
    firstInspection,
    timeline,
    inspection: timeline.at(-1)?.inspection ?? null,
    series: emptySeries,
    exporting: null,
  };
}

/** By the browser, beside the page's own work. */
const gunzipped = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());

/** Modulo 256. */
const differences = (values: ArrayLike<number>, before: ArrayLike<number> | undefined): Uint8Array =>
  Uint8Array.from(values, (value, i) => value - (before?.[i] ?? 0));
