/** A format that is in no registry of the page: what adding one takes, besides its line in `formats.ts`. */
import { validate } from '../../../src/experiment/validate';
import type { Format, PortableModel, PortableTensor } from '../../../src/formats/format';
import { FormatError } from '../../../src/formats/format-error';

const SIGNATURE = 'A MODEL IN PLAIN TEXT\n';

/** Every number in decimal digits, in JSON behind a line that says so. */
export const plain: Format = {
  label: 'Plain text',
  extension: '.plain',
  summary: 'Every number in decimal digits.',
  holds: 'codes',
  refuse: ({ mode }) => (mode === 'none' ? 'A plain text holds codes alone. Take “Packed weights”, or train with a mode.' : null),
  write: ({ experiment, step, tensors }) =>
    new TextEncoder().encode(SIGNATURE + JSON.stringify({ experiment, step, tensors: tensors.map(withLists) })),
  recognises: ({ bytes }) => textOf(bytes).startsWith(SIGNATURE),
  read,
  parts: (file) => [{ kind: 'packed', label: 'Digits', sizeBytes: file.length }],
  usage: (fileName) => [{ text: `Open it in any editor: ${fileName}.` }],
};

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const withLists = (tensor: PortableTensor): object =>
  tensor.kind === 'codes'
    ? { ...tensor, codes: [...tensor.codes], scale: { ...tensor.scale, values: [...tensor.scale.values] } }
    : { ...tensor, values: [...tensor.values] };

function read(bytes: Uint8Array): PortableModel {
  let stored: { readonly experiment: unknown; readonly step: number; readonly tensors: readonly PortableTensor[] };
  try {
    stored = JSON.parse(textOf(bytes).slice(SIGNATURE.length));
  } catch {
    throw new FormatError('the numbers of a model in JSON', 'other text', SIGNATURE.length, 'was edited by hand, and not well.');
  }
  const { experiment } = validate(stored.experiment);
  if (experiment === null) throw new FormatError('an experiment', 'none');
  const tensors = stored.tensors.map((tensor): PortableTensor =>
    tensor.kind === 'codes'
      ? { ...tensor, codes: Int8Array.from(tensor.codes), scale: { ...tensor.scale, values: Float32Array.from(tensor.scale.values) } }
      : { ...tensor, values: Float32Array.from(tensor.values) },
  );
  return { experiment, step: stored.step, tensors };
}
