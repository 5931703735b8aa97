import type { LessonPanel } from '../../lessons/lesson';

/** As they are titled on the page. */
export const panelNames: Readonly<Record<LessonPanel, string>> = {
  task: 'Task',
  mode: 'Modes',
  setup: 'Setup',
  weights: 'Weights',
  explorer: 'Look inside',
  try: 'Try it',
  comparison: 'Comparison',
  examples: 'the examples',
};
