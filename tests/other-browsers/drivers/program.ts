/** A program that runs beside the tests: started in a process group of its own, which ends with it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';

export interface Program {
  readonly process: ChildProcess;
  /** The last lines that it printed. */
  log(): string;
  /** Resolves with the first match in what it prints; rejects when it ends or takes too long. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  end(): Promise<void>;
}

const startLimitMs = 60_000;

export function startProgram(command: string, parameters: readonly string[], env: Readonly<Record<string, string>>): Program {
  const child = spawn(command, [...parameters], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  for (const stream of child.stdio.slice(1)) {
    stream?.on('data', (chunk) => {
      output = (output + String(chunk)).slice(-20_000);
      tell();
    });
  }
  let ended: string | null = null;
  const over = new Promise<void>((resolve) => {
    const settle = (reason: string): void => {
      ended ??= reason;
      tell();
      resolve();
    };
    child.on('error', (error) => settle(error.message));
    child.on('exit', (code, signal) => settle(`it ended with ${signal ?? `code ${code}`}`));
  });
  const signal = (name: 'SIGTERM' | 'SIGKILL'): void => {
    try {
      // The group: whatever the program has started ends as well.
      if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // The whole group has ended already.
    }
  };
  const killAtExit = (): void => signal('SIGKILL');
  process.once('exit', killAtExit);

  return {
    process: child,
    log: () => output,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const fail = (reason: string): void => finish(() => reject(new Error(`${command} did not start: ${reason}.\n${output}`)));
        const timer = setTimeout(() => fail(`nothing like ${pattern} within ${startLimitMs / 1000} s`), startLimitMs);
        const look = (): void => {
          const match = pattern.exec(output);
          if (match !== null) finish(() => resolve(match));
          else if (ended !== null) fail(ended);
        };
        function finish(settle: () => void): void {
          clearTimeout(timer);
          listeners.delete(look);
          settle();
        }
        listeners.add(look);
        look();
      }),
    async end() {
      signal('SIGTERM');
      const late = setTimeout(() => signal('SIGKILL'), 3000);
      await over;
      clearTimeout(late);
      signal('SIGKILL');
      process.removeListener('exit', killAtExit);
    },
  };
}

/** A free port. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}
