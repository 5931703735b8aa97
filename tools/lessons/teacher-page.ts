/** The teacher's page of a lesson: written from the lesson and from what was measured, so that neither can say anything else. */
import type { Draft } from '../../src/state/draft';
import { encodeDraft } from '../../src/state/draft-link';
import type { Lesson, LessonStep } from '../../src/lessons/lesson';
import { encodeLessonLink } from '../../src/lessons/lesson-link';
import { measuredValue } from '../../src/ui/words/measured-value';
import { formatRoughly, listed } from '../../src/ui/words/format';
import type { MeasuredLesson } from './measured-lessons';
import { teacherWords as words } from './teacher-words';

/** A page in Markdown that prints on one sheet. `number`: from 1. */
export function teacherPage(lesson: Lesson, number: number, measured: MeasuredLesson): string {
  const asked = lesson.steps.flatMap((step, i) => (step.ask === null ? [] : [{ step, ask: step.ask, i }]));
  const seconds = Math.max(...measured.seconds);
  return `${[
    `# ${words.title(number, lesson.title)}`,
    words.aim(lesson.aim),
    words.assumed(lesson.assumes),
    words.time(lesson.steps.length, formatRoughly(seconds)),
    words.link(encodeLessonLink({ lesson: { id: lesson.id }, step: 0, answers: [] })),
    table(words.settingsHeads, settingsOf(lesson.steps)),
    words.asked(listed(measured.values.map((_, i) => String(i + 1)))),
    table(
      words.askedHeads,
      asked.map(({ ask, i }) => [
        String(i + 1),
        ask.question,
        plain(ask.options[ask.answer]?.text ?? ''),
        ask.shown
          .map(({ what, as }, row) => `${what}: ${measured.values.map((steps) => measuredValue(steps[i]?.[row] ?? null, as)).join(' · ')}`)
          .join('<br>'),
      ]),
    ),
    words.wrongAnswers,
    ...asked.map(({ ask, i }) =>
      ask.options
        .flatMap(({ text, reason }, option) =>
          option === ask.answer ? [] : [`- ${words.wrongAnswer(i + 1, text.replace(/\.$/, ''), plain(reason))}`],
        )
        .join('\n'),
    ),
  ].join('\n\n')}\n`;
}

const plain = (text: string): string =>
  text.replaceAll(/\{(\w+)(?:\|([^{}]*))?\}/g, (_, id: string, words: string | undefined) => words ?? id);

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');

function settingsOf(steps: readonly LessonStep[]): readonly (readonly string[])[] {
  let former = '';
  return steps.flatMap(({ draft, act }, i) => {
    const link = draft === null ? former : linkOf(draft);
    const change = link === former ? '' : `\`${link}\``;
    former = link;
    const todo = act === null ? '' : words.act(act);
    return change === '' && todo === '' ? [] : [[String(i + 1), change, todo]];
  });
}

const linkOf = (draft: Draft): string => encodeDraft(draft).replace(/^v=\d+&?/, '');
