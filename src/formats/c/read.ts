/** Takes the model out of a `model.c` again: the metadata of its first comment, and the numbers of every array. */
import { cutShort } from '#words/formats/format-error';
import { otherVersion } from '#words/formats/verdicts';
import { scaleShape, type Granularity } from '../../catalog/modes/granularity';
import { isQuantised, modeOf, type ModeId } from '../../catalog/modes/modes';
import { elementCount, parameterSpecs, type ParameterSpec } from '../../experiment/architecture';
import { architectureOf } from '../../experiment/architecture-of';
import { FormatError } from '../format-error';
import { ofMatrix, type CodeScale, type PortableModel, type PortableTensor } from '../format';
import { symbolList } from '../safetensors/own-metadata';
import { quoted } from '../shared/quoted';
import { checkSeal } from '../shared/seal';
import { parseStoredExperiment, parseStoredStep } from '../shared/stored-experiment';
import { identifierOf } from './c-text';
import { sealMarker, signature, version } from './source';

export const looksLikeModel = (bytes: Uint8Array): boolean => asciiOf(bytes.subarray(0, signature.length)) === signature;

/** Throws {@link FormatError}. */
export function readSource(bytes: Uint8Array): PortableModel {
  if (!looksLikeModel(bytes))
    throw new FormatError(`a file that begins with ${quoted(signature)}`, quoted(asciiOf(bytes.subarray(0, 40))), 0);
  const text = asciiOf(bytes);
  const found = lineOf(text, 'version');
  if (found !== version) throw new FormatError(`version ${version} of the format`, `version ${quoted(found)}`, null, otherVersion);
  checkSeal(bytes, new TextEncoder().encode(sealMarker));
  const experiment = parseStoredExperiment(lineOf(text, 'experiment'));
  const step = parseStoredStep(lineOf(text, 'step'));
  const [symbols, expected] = [lineOf(text, 'symbols'), symbolList(experiment)];
  if (JSON.stringify(parsedJson(symbols)) !== expected)
    throw new FormatError(`the symbols of this experiment, ${quoted(expected, 200)}`, quoted(symbols, 200));
  const tensors = parameterSpecs(architectureOf(experiment)).map((spec) => tensorOf(text, spec, experiment.mode));
  return { experiment, step, tensors };
}

const asciiOf = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

/** A line of the first comment. */
function lineOf(text: string, key: string): string {
  const start = text.indexOf(`\n * ${key}: `);
  const end = start < 0 ? -1 : text.indexOf('\n', start + 1);
  if (end < 0) throw new FormatError(`"${key}" in the first comment`, 'none', null, cutShort);
  return text.slice(start + ` * ${key}: `.length + 1, end);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function tensorOf(text: string, { name, shape, role }: ParameterSpec, mode: ModeId): PortableTensor {
  const count = elementCount(shape);
  if (role !== 'bitLinear' || !isQuantised(mode)) {
    const values = Float32Array.from(elementsOf(text, name, 'number', count, real));
    return { kind: 'float', name, shape, values };
  }
  const { levels, packing, granularity } = modeOf(mode);
  if (levels === null || packing === null) throw new Error(`The mode ${mode} has no packing.`);
  const bytes = Uint8Array.from(elementsOf(text, name, 'uint8_t', packing.byteLength(count), /(\d+),/g));
  if (packing.misplacedByte(bytes, count) >= 0) throw new FormatError(`${mode} codes in the array ${identifierOf(name)}`, 'others');
  const scale = scaleOf(text, name, shape, granularity);
  const bad = scale.values.find((value) => !(value >= 0 && Number.isFinite(value)));
  if (bad !== undefined) throw new FormatError(`scales of 0 or more of ${identifierOf(name)}`, String(bad));
  return { kind: 'codes', name, shape, codes: packing.unpack(bytes, count), levels, scale };
}

function scaleOf(text: string, name: string, shape: readonly number[], granularity: Granularity): CodeScale {
  if (granularity !== 'matrix') {
    const count = elementCount(scaleShape(granularity, shape));
    return { granularity, values: Float32Array.from(elementsOf(text, `${name}_scales`, 'number', count, real)) };
  }
  const [, scale] = new RegExp(`#define ${identifierOf(name)}_scale N\\(\\S+, (\\S+)f\\)`).exec(text) ?? [];
  if (scale === undefined) throw new FormatError(`a scale of ${identifierOf(name)}`, 'none');
  return ofMatrix(Math.fround(Number(scale)));
}

/** The float32 of `N(fixed, real)`. */
const real = /, (-?[\d.e+-]+)f\)/g;

function elementsOf(text: string, name: string, type: string, count: number, element: RegExp): readonly number[] {
  const opening = `static const ${type} ${identifierOf(name)}[${count}] = {`;
  const start = text.indexOf(opening);
  const inside = start < 0 ? '' : text.slice(start + opening.length, text.indexOf('};', start));
  const values = Array.from(inside.matchAll(element), ([, digits = '']) => Number(digits));
  if (!values.every((value) => Number.isFinite(Math.fround(value))) || (type === 'uint8_t' && values.some((value) => value > 255)))
    throw new FormatError(`numbers in the array ${identifierOf(name)}`, 'others');
  if (values.length !== count) throw new FormatError(`${count} numbers in the array ${identifierOf(name)}`, String(values.length));
  return values;
}
