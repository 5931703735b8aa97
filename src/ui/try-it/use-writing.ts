import { useCallback, useEffect, useRef, useState } from 'react';
import type { EngineClient } from '../../worker/page/client';
import type { RunId } from '../../worker/protocol';

/** Tokens asked for at a time: few enough that text appears as it is written, between training steps. */
const CHUNK_TOKENS = 6;

export interface Writing {
  readonly isWriting: boolean;
  /** What each run has written so far; empty when nothing was asked for since the prompt changed. */
  readonly written: ReadonlyMap<RunId, string>;
  write(runs: readonly RunId[]): void;
  stop(): void;
}

/** Writes on from a prompt, every run in turn, piece by piece. Sampling differs from one time to the next. */
export function useWriting(client: Pick<EngineClient, 'request'>, prompt: string, temperature: number, room: number): Writing {
  const [written, setWritten] = useState<ReadonlyMap<RunId, string>>(new Map());
  const [isWriting, setWriting] = useState(false);
  const attempt = useRef(0);

  const stop = useCallback(() => {
    attempt.current++;
    setWriting(false);
    setWritten(new Map());
  }, []);
  useEffect(() => () => void attempt.current++, []);

  async function writeOn(runs: readonly RunId[], thisAttempt: number): Promise<void> {
    let texts = new Map(runs.map((id) => [id, '']));
    for (let done = 0; done < room; done += CHUNK_TOKENS) {
      for (const id of runs) {
        const before = texts.get(id) ?? '';
        const length = Math.min(CHUNK_TOKENS, room - done);
        const prediction = await client.request('predict', {
          id,
          input: prompt + before,
          options: { length, temperature, seed: 1000 * thisAttempt + done },
        });
        if (attempt.current !== thisAttempt) return;
        texts = new Map(texts).set(id, before + prediction.output);
        setWritten(texts);
      }
    }
  }

  function write(runs: readonly RunId[]): void {
    const thisAttempt = ++attempt.current;
    setWritten(new Map(runs.map((id) => [id, ''])));
    setWriting(true);
    void writeOn(runs, thisAttempt)
      // A refused piece ends the writing; what was written stays in sight.
      .catch(() => undefined)
      .finally(() => {
        if (attempt.current === thisAttempt) setWriting(false);
      });
  }

  return { isWriting, written, write, stop };
}
