import type { BindingKind, Kernel } from '../../kernel';

export interface ActivationBackwardShape {
  readonly rows: number;
  readonly width: number;
  readonly activation: 'silu' | 'relu2';
  /** z `[rows, 2·width]` holds gate and up, and what was activated is act(gate)·up, without dropout. */
  readonly gated: boolean;
  readonly dropout: number;
}

/**
 * Gradient through the activation and the dropout that follows it, in place:  z ← ∂y · mask · act′(z).
 * z, dy `[rows, width]`. Gated: z `[rows, 2·width]` holds gate and up,  gate ← ∂y · up · act′(gate)      up ← ∂y · act(gate).
 */
export function activationBackward(shape: ActivationBackwardShape): Kernel<ActivationBackwardShape> {
  const { dropout } = shape;
  const bindings: Record<string, BindingKind> = { z: 'read_write f32', dy: 'read f32' };
  if (dropout > 0) bindings['mask'] = 'read u32';
  return { name: 'activation-backward', shape, bindings };
}
