import type { Architecture } from '../../experiment/architecture';
import { modelSpec, type ModelSpec } from '../../model/model-spec';

type OwnShape = Pick<Architecture, 'recipe' | 'input' | 'hiddenSize' | 'numHeads' | 'numLayers' | 'seqLen' | 'feedForwardSize'> &
  Partial<Pick<Architecture, 'numKvHeads' | 'classes'>>;

/** A small ternary model of the engine's own, to test and to time backends. Its options are known to be right: nothing checks them before Train. */
export const ownModel = (shape: OwnShape): ModelSpec =>
  modelSpec({
    numKvHeads: shape.numHeads,
    classes: null,
    ...shape,
    dropout: 0,
    mode: 'ternary',
    activationBits: 8,
    activationRule: 'absmax',
    rotation: false,
    weightScale: 'absmean',
    variant: 'bitnet',
    activation: 'silu',
    outputs: 'logits',
    ropeTheta: 10_000,
    ropeFactor: 1,
    normEpsilon: 1e-5,
    subNorms: true,
  });
