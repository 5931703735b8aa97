import { adamwRule } from './adamw/rule';
import { lionRule } from './lion/rule';
import type { OptimiserRule } from './optimiser';
import type { OptimiserId } from './optimisers';
import { sgdRule } from './sgd/rule';

/** The rule of every optimiser. */
const rules: Readonly<Record<OptimiserId, OptimiserRule>> = { adamw: adamwRule, sgd: sgdRule, lion: lionRule };

/** The rule of an id, seen as the common interface. */
export const ruleOf = (id: OptimiserId): OptimiserRule => rules[id];
