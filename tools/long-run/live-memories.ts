/** Counts the WebAssembly memories of this thread that are alive, and their bytes. Returns what reads the count, after a collection. */
export function countLiveMemories(): () => { readonly memories: number; readonly memoryBytes: number } {
  const made: WeakRef<WebAssembly.Memory>[] = [];
  WebAssembly.Memory = new Proxy(WebAssembly.Memory, {
    construct(target, parameters: ConstructorParameters<typeof WebAssembly.Memory>) {
      const memory = new target(...parameters);
      made.push(new WeakRef(memory));
      return memory;
    },
  });
  return () => {
    const live = made.flatMap((reference) => reference.deref() ?? []);
    return { memories: live.length, memoryBytes: live.reduce((sum, { buffer }) => sum + buffer.byteLength, 0) };
  };
}
