/** WebDriver BiDi: commands and answers over one WebSocket (https://w3c.github.io/webdriver-bidi/). */
import { WebSocket } from 'ws';

export interface LogEntry {
  /** `console` or `javascript`, the latter for uncaught exceptions. */
  readonly type: string;
  readonly level: string;
  readonly text: string;
  /** The tab that it comes from; absent where a worker does not say. */
  readonly context: string | undefined;
}

export interface Bidi {
  send<Result>(method: string, params: unknown): Promise<Result>;
  /** Returns what ends the subscription. */
  onLog(listener: (entry: LogEntry) => void): () => void;
  close(): void;
}

interface Pending {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

export async function connectBidi(address: string): Promise<Bidi> {
  const socket = new WebSocket(address, { perMessageDeflate: false, maxPayload: 256 * 1024 * 1024 });
  await new Promise<void>((opened, failed) => {
    socket.once('open', () => opened());
    socket.once('error', failed);
  });
  const pending = new Map<number, Pending>();
  const listeners = new Set<(entry: LogEntry) => void>();
  let sent = 0;

  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString());
    if (message.type === 'event') {
      if (message.method !== 'log.entryAdded') return;
      const { type, level, text, source } = message.params;
      for (const listener of listeners) listener({ type, level, text: String(text), context: source?.context });
      return;
    }
    const waiting = pending.get(message.id);
    pending.delete(message.id);
    if (message.type === 'success') waiting?.resolve(message.result);
    else waiting?.reject(new Error(`${message.error}: ${message.message}`));
  });
  socket.on('close', () => {
    for (const { reject } of pending.values()) reject(new Error('The browser has closed the connection.'));
    pending.clear();
  });

  return {
    send<Result>(method: string, params: unknown): Promise<Result> {
      sent += 1;
      const id = sent;
      return new Promise<Result>((resolve, reject) => {
        pending.set(id, { resolve: (result) => resolve(result as Result), reject });
        socket.send(JSON.stringify({ id, method, params }));
      });
    },
    onLog(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => socket.close(),
  };
}
