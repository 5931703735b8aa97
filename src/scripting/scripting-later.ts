import { messageOf } from '../math/text/message-of';
import { EngineError } from '../worker/engine-error';
import type { BitnetScripting } from './bitnet';

/** A record, so that none is forgotten. */
const names: Readonly<Record<keyof BitnetScripting, true>> = {
  backends: true,
  data: true,
  run: true,
  step: true,
  sweep: true,
  result: true,
  runs: true,
  remove: true,
  library: true,
  resume: true,
  describe: true,
  inspect: true,
  predict: true,
  attention: true,
  dissect: true,
  rehearse: true,
  formats: true,
  export: true,
  open: true,
};

/** The scripting interface, which is there at once and fetched when it is first called. */
export function scriptingLater(fetched: () => Promise<BitnetScripting>): BitnetScripting {
  const later =
    (name: keyof BitnetScripting) =>
    async (...parameters: readonly unknown[]): Promise<unknown> => {
      const scripting = await fetched().catch((error: unknown) => {
        throw new EngineError({ code: 'internal', message: messageOf(error) });
      });
      return (scripting[name] as (...given: readonly unknown[]) => Promise<unknown>)(...parameters);
    };
  const calls = Object.keys(names).map((name) => [name, later(name as keyof BitnetScripting)]);
  return Object.fromEntries(calls) as BitnetScripting;
}
