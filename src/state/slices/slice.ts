/**
 * Makes a part of the store, which knows the other parts no more than it says.
 *
 * @typeParam S the part
 * @typeParam Others of other parts, what a change of this one changes with it
 */
export type Slice<S, Others = unknown> = (set: (change: Partial<S & Others> | ((state: S & Others) => Partial<S & Others>)) => void) => S;
