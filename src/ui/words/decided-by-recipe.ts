/** Settings that recipes of the comparison decide themselves, so that the setup has no say in them. */
import * as words from '#words/ui/words/parameters';
import { hasOwnBlocks, type ModeId, modeOf } from '../../catalog/modes/modes';
import type { Draft, SettingName } from '../../state/draft';
import { listed } from './format';
import { modeName } from './run-name';

const decides: Readonly<Partial<Record<SettingName, (mode: ModeId) => boolean>>> = {
  activationBits: (mode) => modeOf(mode).activations?.bits !== undefined,
  activation: (mode) => (modeOf(mode).feedForward ?? null) !== null,
  recipe: hasOwnBlocks,
};

/** Who could follow a setting: what is never rounded has no use for bits of activations. */
const isOpenTo = (mode: ModeId, name: SettingName): boolean => name !== 'activationBits' || modeOf(mode).quantisesActivations;

/** What there is to say at the control; null: every mode does as it is set. */
export function decidedNote({ modes }: Pick<Draft, 'modes'>, name: SettingName): string | null {
  const own = modes.filter((mode) => decides[name]?.(mode) === true);
  if (own.length === 0) return null;
  const names = listed(own.map(modeName));
  return modes.some((mode) => !own.includes(mode) && isOpenTo(mode, name)) ? words.notFor(names) : words.decidedBy(names);
}
