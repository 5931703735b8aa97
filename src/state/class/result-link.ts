/**
 * What one person's training came to, as a link: the settings as in every share link, and `result=` with what was measured.
 *
 *   #v=1&task=reverse&seed=7&result=AQEAPgqZmg…
 *
 * `result` is base64url of these bytes, little endian: version, number of arms; of each arm in the order of the link's modes its
 * backend, held-out loss (float32, nats) and score (float32), and the checksum of its weights; last, CRC-32 of the settings and
 * of the bytes before. It holds no name, and nothing of the device but which backend trained.
 */
import * as words from '#words/state/result-link';
import { dataNeeded } from '../../catalog/tasks/tasks';
import { fromBase64Url, toBase64Url } from '../../math/bytes/base64-url';
import { crc32 } from '../../math/bytes/crc32';
import type { ModeId } from '../../catalog/modes/modes';
import type { BackendId } from '../../experiment/experiment';
import type { Draft } from '../draft';
import { decodeDraft, encodeDraft } from '../draft-link';

/** What one arm came to at the end of its budget. */
export interface ArmResult {
  readonly mode: ModeId;
  readonly backend: BackendId;
  /** To the precision of the link. */
  readonly heldOutLossNats: number;
  /** 0…1 */
  readonly score: number;
  /** Checksum of its weights, see `Fingerprint`. */
  readonly digest: number;
}

export interface ClassResult {
  /** With one seed, and no data of a person. */
  readonly draft: Draft;
  /** In the order of the draft's modes. */
  readonly arms: readonly ArmResult[];
}

const VERSION = 1;
const backends: readonly BackendId[] = ['wasm', 'webgpu', 'cpu'];
const bytesOfArm = 13;

/** The part of an address after `#`. */
export function encodeResult({ draft, arms }: ClassResult): string {
  const settings = encodeDraft(draft) || 'v=1';
  const bytes = new Uint8Array(2 + bytesOfArm * arms.length + 4);
  const view = new DataView(bytes.buffer);
  bytes.set([VERSION, arms.length]);
  for (const [i, { backend, heldOutLossNats, score, digest }] of arms.entries()) {
    const at = 2 + bytesOfArm * i;
    view.setUint8(at, backends.indexOf(backend));
    view.setFloat32(at + 1, heldOutLossNats, true);
    view.setFloat32(at + 5, score, true);
    view.setUint32(at + 9, digest, true);
  }
  view.setUint32(bytes.length - 4, checksum(settings, bytes), true);
  return `${settings}&result=${toBase64Url(bytes)}`;
}

/** A result, or one sentence that says why it is none. */
export type DecodedResult = ClassResult | { readonly problem: string };

/** Reads the part of an address after `#`. Never throws. */
export function decodeResult(hash: string): DecodedResult {
  const [settings, text, ...more] = hash.replace(/^#/, '').split('&result=');
  if (settings === undefined || text === undefined) return { problem: words.noResult };
  const bytes = bytesOf(text);
  if (more.length > 0 || bytes === null || bytes.length < 2 + bytesOfArm + 4) return { problem: words.cutShort };
  const [version, count = 0] = bytes;
  if (version !== VERSION) return { problem: words.otherVersion };
  if (bytes.length !== 2 + bytesOfArm * count + 4) return { problem: words.cutShort };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(bytes.length - 4, true) !== checksum(settings, bytes)) return { problem: words.changed };
  const { draft, notices } = decodeDraft(settings);
  if (notices.length > 0 || draft.modes.length !== count || draft.seeds !== 1 || dataNeeded(draft.task) !== null)
    return { problem: words.meaningless };
  const arms = draft.modes.map((mode, i): ArmResult => {
    const at = 2 + bytesOfArm * i;
    return {
      mode,
      backend: backends[view.getUint8(at)] ?? 'cpu',
      heldOutLossNats: view.getFloat32(at + 1, true),
      score: view.getFloat32(at + 5, true),
      digest: view.getUint32(at + 9, true),
    };
  });
  return { draft, arms };
}

/** Every part of a text that may be a result: links among other words, one after another or alone. */
export const findResults = (text: string): readonly string[] =>
  [...text.matchAll(/(?:^|[#\s"'<>])(v=[^\s#"'<>]*?&result=[\w-]+)/g)].map((match) => match[1] ?? '');

const checksum = (settings: string, bytes: Uint8Array): number =>
  crc32(new TextEncoder().encode(settings), bytes.subarray(0, bytes.length - 4));

function bytesOf(text: string): Uint8Array | null {
  try {
    return fromBase64Url(text);
  } catch {
    return null;
  }
}
