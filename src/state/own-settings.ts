/** Where a person trains, and how: not what. It stays when a draft takes the place of another. */
import type { Draft, Settings } from './draft';

export const ownSettings = ({ backend, arithmetic }: Settings): Settings => ({
  ...(backend === undefined ? {} : { backend }),
  ...(arithmetic === undefined ? {} : { arithmetic }),
});

/** A draft that the page proposes to a person whose settings are these. */
export const proposedTo = (settings: Settings, draft: Draft): Draft => ({
  ...draft,
  settings: { ...draft.settings, ...ownSettings(settings) },
});
