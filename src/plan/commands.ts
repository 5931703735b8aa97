/**
 * Commands of a device on their way to its queue. Whoever trains on the device encodes here, and one submission takes it
 * all: a submission costs the processor more than the arithmetic of a small step costs the graphics card.
 */
export interface Commands {
  /** Where to encode what goes out with the next submission. Uploads count as earlier than all of it. */
  encoder(): GPUCommandEncoder;
  /** Submits what has been encoded, if anything. */
  submit(): void;
  /** Calls back when what is encoded now has been submitted; before that its buffers must not be mapped. */
  afterSubmit(callback: () => void): void;
}

const commands = new WeakMap<GPUDevice, Commands>();

/** The commands of a device: the same for all who ask. */
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
      // Whatever becomes of these commands, the next are others.
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
