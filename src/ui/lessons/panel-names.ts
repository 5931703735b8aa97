import * as words from '#words/ui/lessons';
import type { LessonPanel } from '../../lessons/lesson';

/** As they are titled on the page. */
export const panelNames: Readonly<Record<LessonPanel, string>> = words.panels;
