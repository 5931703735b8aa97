/**
 * The shared command encoder of a device. Everything that trains on the device encodes here, for a single submission: one
 * costs the CPU more than the arithmetic of a small step costs the GPU.
 */
export interface Commands {
  /** The encoder of the next submission. Uploads are ordered before all of it. */
  encoder(): GPUCommandEncoder;
  /** Submits what has been encoded, if anything. */
  submit(): void;
  /** Calls back when the commands encoded so far have been submitted; their buffers must not be mapped earlier. */
  afterSubmit(callback: () => void): void;
}

const commands = new WeakMap<GPUDevice, Commands>();

/** The commands of a device, one instance each. */
export function commandsOf(device: GPUDevice): Commands {
  const known = commands.get(device) ?? newCommands(device);
  commands.set(device, known);
  return known;
}

function newCommands(device: GPUDevice): Commands {
  let encoder: GPUCommandEncoder | null = null;
  let callbacks: (() => void)[] = [];
  return {
    encoder: () => (encoder ??= device.createCommandEncoder()),
    submit() {
      if (encoder === null) return;
      const [encoded, due] = [encoder, callbacks];
      // Reset first, so that a failed submission does not affect the next.
      encoder = null;
      callbacks = [];
      try {
        device.queue.submit([encoded.finish()]);
      } finally {
        for (const callback of due) callback();
      }
    },
    afterSubmit(callback) {
      if (encoder === null) callback();
      else callbacks.push(callback);
    },
  };
}
