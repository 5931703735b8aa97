export interface AttentionShape {
  readonly batch: number;
  readonly seqLen: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  /** Queries and keys carry a rotary angle: their gradients are turned back. */
  readonly rotary: boolean;
}

/** How a head is read: whole `vec4`s where its size allows, else single numbers. */
export const headElement = ({ headDim }: Pick<AttentionShape, 'headDim'>): 'vec4<f32>' | 'f32' => (headDim % 4 === 0 ? 'vec4<f32>' : 'f32');
