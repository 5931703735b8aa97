/** A module of AssemblyScript, compiled to WebAssembly by `tools/assemblyscript.mjs`. */
declare module '*.as.ts?wasm' {
  export const bytes: Uint8Array<ArrayBuffer>;
  /** Place of the byte that says of the imported memory, with bit 1, whether it is shared. */
  export const memoryFlagsAt: number;
}

/** The same source, compiled with fused multiply-add. */
declare module '*.as.ts?wasm&fused' {
  export const bytes: Uint8Array<ArrayBuffer>;
  export const memoryFlagsAt: number;
}
