/**
 * Two machines in one, for what a program does between machines: each has a network of its own (network namespaces of Linux), with one
 * cable to the other, and a name that stands for no address. It takes root, and `ip`.
 */
import { execFileSync, spawnSync } from 'node:child_process';

/** For names of tests: why there are none here, or nothing. */
export const withoutMachines = missing();

function missing(): string {
  const name = `bitnet-${process.pid}-try`;
  const made = spawnSync('ip', ['netns', 'add', name]);
  if (made.status !== 0) return ' (skipped: two networks take root, and ip of iproute2)';
  execFileSync('ip', ['netns', 'delete', name]);
  return '';
}

export interface Machine {
  readonly address: string;
  /** What to begin a command with so that it runs there. */
  readonly prefix: readonly string[];
}

/** Does something with two machines, and takes them away again. */
export async function withTwoMachines<T>(use: (machines: readonly [Machine, Machine]) => Promise<T>): Promise<T> {
  const names = [0, 1].map((i) => `bitnet-${process.pid}-${i}`);
  // Names of interfaces have 15 signs at most.
  const ends = [0, 1].map((i) => `bn${process.pid}x${i}`.slice(0, 15));
  const ip = (...args: readonly string[]): void => void execFileSync('ip', args);
  try {
    for (const name of names) ip('netns', 'add', name);
    ip('link', 'add', ends[0]!, 'netns', names[0]!, 'type', 'veth', 'peer', 'name', ends[1]!, 'netns', names[1]!);
    const machines = names.map((name, i): Machine => {
      const address = `10.213.77.${i + 1}`;
      ip('-n', name, 'address', 'add', `${address}/24`, 'dev', ends[i]!);
      for (const device of ['lo', ends[i]!]) ip('-n', name, 'link', 'set', device, 'up');
      const named = ['unshare', '--uts', 'sh', '-c', 'hostname nowhere-to-be-found; exec "$@"', 'sh'];
      return { address, prefix: ['ip', 'netns', 'exec', name, ...named] };
    });
    return await use(machines as [Machine, Machine]);
  } finally {
    // With a network, its end of the cable goes.
    for (const name of names) spawnSync('ip', ['netns', 'delete', name]);
  }
}
