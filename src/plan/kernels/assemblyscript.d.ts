/** A module of AssemblyScript, compiled to WebAssembly by `tools/assemblyscript.mjs`. */
declare module '*.as.ts?wasm' {
  export const bytes: Uint8Array<ArrayBuffer>;
}
