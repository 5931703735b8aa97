/** Where learning rates come from that nobody has set. @param modes "ternary and full" */
export const ofTask = (modes: string, many: boolean, width: number): string =>
  `${modes} ${many ? 'have the rates' : 'has the rate'} that this task begins with, chosen at width ${width}.`;
export const ofTaskElsewhere = (modes: string, many: boolean, width: number): string =>
  `${modes} ${many ? 'have the rates' : 'has the rate'} that this task begins with, chosen for other settings (width ${width}): a sweep finds better ones here, where there are any.`;
/** @param found "binary 0.02 (of 0.01 to 0.04)" */
export const swept = (found: string, steps: string, seeds: number): string =>
  `The best of a recorded sweep with ${steps} steps and ${seeds} seeds each: ${found}.`;
export const inRange = (mode: string, rate: string, lowest: string, highest: string): string =>
  `${mode} ${rate} (of ${lowest} to ${highest})`;
export const atEdge = (mode: string, rate: string, lowest: string, highest: string): string =>
  `${mode} ${rate} (of ${lowest} to ${highest}, at its edge: a better one may lie beyond)`;
export const sweptOtherwise = (found: string, steps: string): string => `With ${steps} steps, a sweep found ${found} best.`;
export const foundRate = (mode: string, rate: string): string => `${rate} for ${mode}`;
export const ofTernary = (modes: string, many: boolean): string =>
  `For ${modes} no rate was measured here: ${many ? 'they train' : 'it trains'} at the rate of ternary. A sweep finds ${many ? 'their own' : 'its own'}.`;
