/**
 * Resolves in a task of its own, so that messages and timers have their turn. `setTimeout` would do, but browsers make it
 * wait four milliseconds when it is used again and again: longer than a small training step.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
