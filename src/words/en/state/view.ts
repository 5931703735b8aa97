/** What of the view in a link could not be shown. */
export const quoted = (text: string): string => `“${text}”`;
/** @param what "a lens", "as tab of …": what the link names */
export const noSuch = (what: string, named: string, known: string): string =>
  `The link names ${what} ${named}, which does not exist; there are ${known}.`;
export const notWhole = (what: string, named: string, most: number): string =>
  `The link names ${what} ${named}, which is not a whole number from 0 to ${most}.`;
export const notTwo = (what: string, named: string): string => `The link names ${what} ${named}, which are not two numbers such as 2,1.`;
export const aLens = 'a lens';
export const aMode = 'a mode';
export const seedToShow = 'as seed to show';
export const viewInto = 'as view into the model';
export const tabOfInside = 'as tab of “Inside”';
export const aPhase = 'a phase of a training step,';
export const aColouring = 'a colouring of the map,';
export const weightToFollow = 'as weight to follow';
export const blockAndHead = 'as block and head';
export const aQuantity = 'a quantity to compare,';
export const anAxis = 'an axis';
export const stepToShow = 'as step to show';
export const aScene = 'a scene';
export const aTheme = 'a theme';
/** A part of the page that is not there, and how many more there are; `meant`: what it is most like. */
export const hides = (named: string, meant: string | null, more: number): string => refused('hides', named, meant, more);
export const locks = (named: string, meant: string | null, more: number): string => refused('locks', named, meant, more);
const refused = (verb: string, named: string, meant: string | null, more: number): string =>
  `The link ${verb} ${named}${meant === null ? '' : ` (did you mean ${meant}?)`}${more === 0 ? '' : ` and ${more} more`}, which does not exist here.`;
export const tooLong = (what: string, longest: number): string => `${what} of the link is longer than ${longest} characters.`;
export const tried = 'The input for “Try it”';
export const drawing = 'The drawing';
export const noDrawing = 'The link has a drawing that cannot be read.';
export const question = 'The question';
export const seedZero = 'The link shows seed 0; they count from 1.';
export const noMatrix = (named: string): string => `The link looks at the matrix ${named}, which is not the name of a matrix.`;
export const headZero = 'The link names block or head 0; both count from 1.';
export const settingsOpen = (named: string): string => `The link has the settings ${named}; they can be “open”.`;
export const otherVersion = (version: string, own: string): string =>
  `The view of this link was made by another version of the playground (view=${version}, here view=${own}). What could be read is used.`;
export const leftOut = (problem: string): string => `${problem} It was left out.`;
export const unknownPart = (named: string): string =>
  `The view of the link has a part that does not exist here, ${named}. It was left out.`;
export const unknownParts = (count: number, named: string): string =>
  `The view of the link has ${count} parts that do not exist here, such as ${named}. They were left out.`;
export const oneMore = 'One more setting of the link could not be used: its default is.';
export const more = (count: number): string => `${count} more settings of the link could not be used: their defaults are.`;

export const matrixMissing = (matrix: string): string =>
  `The link looks at the matrix “${matrix}”, which this model does not have. The first one is shown.`;
export const seedMissing = (seed: number, seeds: number): string =>
  `The link shows seed ${seed}, but only ${seeds} are trained. The first one is shown.`;
export const endsBefore = (step: number, end: number): string =>
  `The link shows step ${step}, but this training ends at step ${end}. The newest step is shown.`;
export const showsStep = (step: number): string => `The link shows step ${step}. Press “live” for the newest one.`;
export const showsStepBefore = (step: number, recorded: number): string =>
  `The link shows step ${step}; the last record before it is of step ${recorded}. Press “live” for the newest one.`;
