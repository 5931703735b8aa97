/** The teacher's page of a lesson: written from the lesson and from what was measured, so that neither can say anything else. */
import type { Draft } from '../../src/state/draft';
import { encodeDraft } from '../../src/state/draft-link';
import type { Act, Lesson, LessonStep } from '../../src/lessons/lesson';
import { encodeLessonLink } from '../../src/lessons/lesson-link';
import { measuredValue } from '../../src/ui/words/measured-value';
import { formatRoughly, listed } from '../../src/ui/words/format';
import type { MeasuredLesson } from './measured-lessons';

/** A page in Markdown that prints on one sheet. `number`: from 1. */
export function teacherPage(lesson: Lesson, number: number, measured: MeasuredLesson): string {
  const asked = lesson.steps.flatMap((step, i) => (step.ask === null ? [] : [{ step, ask: step.ask, i }]));
  const seconds = Math.max(...measured.seconds);
  return `${[
    `# Lesson ${number}: ${lesson.title}`,
    `**Aim.** ${lesson.aim}`,
    `**Assumed.** ${lesson.assumes}`,
    `**Time.** ${lesson.steps.length} steps. The trainings take ${formatRoughly(seconds)} on two processor cores without a graphics card.`,
    `**Link.** Add \`#${encodeLessonLink({ lesson: { id: lesson.id }, step: 0, answers: [] })}\` to the address of the playground; \`step=2\` begins at the second step. It sets:`,
    table(['from step', 'settings', 'to do'], settingsOf(lesson.steps)),
    `**What is asked, and what is measured** with seeds ${listed(measured.values.map((_, i) => String(i + 1)))}. The facts are checked by \`npm run lessons\`.`,
    table(
      ['step', 'question', 'answer', 'measured'],
      asked.map(({ ask, i }) => [
        String(i + 1),
        ask.question,
        plain(ask.options[ask.answer]?.text ?? ''),
        ask.shown
          .map(({ what, as }, row) => `${what}: ${measured.values.map((steps) => measuredValue(steps[i]?.[row] ?? null, as)).join(' · ')}`)
          .join('<br>'),
      ]),
    ),
    '**Likely wrong answers, and what to say.**',
    ...asked.map(({ ask, i }) =>
      ask.options
        .flatMap(({ text, reason }, option) =>
          option === ask.answer ? [] : [`- Step ${i + 1}, “${text.replace(/\.$/, '')}”: ${plain(reason)}`],
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
    const todo = act === null ? '' : actWords(act);
    return change === '' && todo === '' ? [] : [[String(i + 1), change, todo]];
  });
}

const linkOf = (draft: Draft): string => encodeDraft(draft).replace(/^v=\d+&?/, '');

function actWords(act: Act): string {
  switch (act.act) {
    case 'train':
      return act.to === undefined ? 'train to the end' : `train to step ${act.to}`;
    case 'lens':
      return `lens ${act.lens}`;
    case 'view':
      return `view ${act.view}`;
    case 'inside':
      return `inside: ${act.inside}`;
    case 'layer':
      return `matrix ${act.layer}`;
    case 'scrub':
      return act.step === null ? 'scrub to the end' : `scrub to step ${act.step}`;
    case 'try':
      return act.prompt === undefined ? 'try the models' : `try “${act.prompt}”`;
    case 'download':
      return 'download';
  }
}
