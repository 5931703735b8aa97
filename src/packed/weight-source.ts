import { modeOf } from '../catalog/modes/modes';
import { isRotated, type Architecture } from '../experiment/architecture';
import type { PortableTensor } from '../formats/format';
import type { ProductKernel } from './kernels/product-kernel';
import { floatLinear, packedLinear, packedLinearUnrounded, rotatedLinear, type Linear } from './linear';
import { layerNorm, rmsNorm, type Norm } from './norms';
import type { ScaledCodes } from './scaled-product';

/** Hands out the layers of a model by name, each built from its tensors as the file holds them. */
export interface WeightSource {
  /** Values of a full-precision tensor. */
  floats(name: string): Float32Array;
  /** BitLinear layers that read the same input, `NAME.weight` and, where there is one, `NAME.bias` each. */
  bitLinear(names: readonly string[]): Linear;
  /** An ordinary linear layer, `NAME.weight` and `NAME.bias`. */
  linear(name: string): Linear;
  rmsNorm(name: string): Norm;
  layerNorm(name: string): Norm;
}

/** A missing tensor, or one of the wrong kind, is a bug of the file's reader: throws an error that names it. */
export function weightSource(architecture: Architecture, tensors: readonly PortableTensor[], kernel: ProductKernel): WeightSource {
  const { normEpsilon, weightScale, activationBits, activationRule: rule, mode } = architecture;
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const bits = modeOf(mode).quantisesActivations ? activationBits : null;

  function tensor(name: string): PortableTensor {
    const found = byName.get(name);
    if (found === undefined) throw new Error(`The model has no tensor "${name}".`);
    return found;
  }

  function floats(name: string): Float32Array {
    const found = tensor(name);
    if (found.kind !== 'float') throw new Error(`Tensor "${name}" holds codes where full precision was expected.`);
    return found.values;
  }

  function codesOf(name: string): ScaledCodes {
    const found = tensor(`${name}.weight`);
    if (found.kind !== 'codes') throw new Error(`Tensor "${name}.weight" holds no codes.`);
    const [rows = 0, columns = 0] = found.shape;
    const { codes, levels, scale } = found;
    return { matrix: { rows, columns, codes, levels }, scale: weightScale === 'none' ? null : scale };
  }

  function bitLinear(names: readonly string[]): Linear {
    const layer = unrotated(names);
    return names.some((name) => isRotated(architecture, name)) ? rotatedLinear(layer) : layer;
  }

  function unrotated(names: readonly string[]): Linear {
    const bias = joined(names.flatMap((name) => (byName.has(`${name}.bias`) ? [floats(`${name}.bias`)] : [])));
    if (mode === 'none')
      return floatLinear(
        names.map((name) => floats(`${name}.weight`)),
        tensor(`${names[0] ?? ''}.weight`).shape[1] ?? 1,
        bias,
      );
    const layers = names.map(codesOf);
    return bits === null ? packedLinearUnrounded(layers, bias) : packedLinear(layers, { bits, rule }, kernel, bias);
  }

  return {
    floats,
    bitLinear,
    linear: (name) => floatLinear([floats(`${name}.weight`)], tensor(`${name}.weight`).shape[1] ?? 1, floats(`${name}.bias`)),
    rmsNorm: (name) => rmsNorm(floats(`${name}.gain`), normEpsilon),
    layerNorm: (name) => layerNorm(floats(`${name}.gain`), floats(`${name}.bias`), normEpsilon),
  };
}

function joined(parts: readonly Float32Array[]): Float32Array | null {
  if (parts.length === 0) return null;
  return Float32Array.from(parts.flatMap((part) => [...part]));
}
