/**
 * What a piece of work cost the processor, in milliseconds, all threads of this process together. Unlike the clock, it does not
 * count what else a shared machine does meanwhile.
 */
export function processorTime(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
}
