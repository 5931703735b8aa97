export const share = 'Share';
export const themes = { browser: 'as their browser has it', light: 'light', dark: 'dark' };
export const copyThis = 'Copy this link';
export const copy = 'Copy';
export const copied = 'Link copied.';
export const byHand = 'The browser does not let the page copy it here: select it and copy it by hand.';
export const changed = 'The link has changed since it was copied.';
/** @param leftOut as {@link weights} and those behind it */
export const keeps = (parts: string, leftOut: string): string => `**This link keeps:** ${parts}. **It leaves out:** ${leftOut}.`;
export const forClass = 'For a class: a question, what to hide, what to lock';
export const question = 'Question above the panels';
export const colours = 'Colours';
export const coloursOfPage = 'Colours of the page';
export const hideThis = (part: string): string => `Hide ${part}`;
export const hide = 'hide';
export const lockThis = (part: string): string => `Lock ${part}`;
export const lock = 'lock';
export const keepsNobodyOut =
  'Hidden and locked parts keep the page short. They do not keep anybody out: “Open everything” is one press away. [See it as your class does](#)';
export const embed = 'Embed in a page';

/** What a link keeps, each as a member of a list. */
export const settings = (task: string): string => `the task (${task}) and every setting`;
export const lesson = 'the lesson and its step';
export const presenter = 'the presenter view';
export const look = (mode: string): string => `the run that is shown (${mode})`;
export const lenses = { latent: 'the latent lens', quantised: 'the quantised lens', effective: 'the effective lens' };
export const matrix = (name: string): string => `the matrix ${name}`;
export const view = (name: string): string => `the view “${name}”`;
export const atStep = (step: number): string => `step ${step}`;
export const prompt = 'what is typed into “Try it”';
export const rows = 'the rows typed into “Try it”';
export const drawing = 'the drawing in “Try it”';
export const inColours = { light: 'light colours', dark: 'dark colours' };
export const yourQuestion = 'your question';
export const hidden = (count: number): string => `${count} hidden ${count === 1 ? 'part' : 'parts'}`;
export const locked = (count: number): string => `${count} locked ${count === 1 ? 'part' : 'parts'}`;

/** What a link leaves out. */
export const weights = 'the weights (they are trained wherever it is opened)';
export const ownData = 'your own data';
export const longPrompt = (most: number): string => `what is typed into “Try it” (longer than ${most} characters)`;
export const longDrawing = 'the drawing in “Try it” (too long)';
export const theThrow = 'the throw in “Try it”';

export const panels = 'Panels';
export const buttons = 'Buttons';
export const views = 'Views of “Look inside”';
export const singleSettings = 'Single settings';
export const examples = 'Examples';
export const controls = {
  lessons: 'Lessons',
  timeline: 'The scrubber',
  lens: 'The three lenses',
  oneStep: 'Step',
  reset: 'Reset',
  newSeed: 'New seed',
  engine: 'Where it runs',
  present: 'Present',
  share: 'Share',
  open: 'Open',
  download: 'Download',
  kept: 'What this browser keeps',
};

export const overTime = 'Over time';
export const lessonCalled = (title: string): string => `Lesson: ${title}`;
export const whatItShows = 'What it shows';
export const frameNote = 'A frame of fixed height, for pages that allow no scripts from elsewhere:';
export const frame = 'Frame';
export const elementNote = 'An element that is as tall as what it shows, and loads when it scrolls into view:';
export const element = 'Element';
export const frameTitle = (shown: string): string => `BitNet Playground: ${shown}`;
