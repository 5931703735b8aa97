/** What the teacher's pages say, in the languages of the page. */
import { language } from '#words/language';
import { insideTabs, lenses, views } from '#words/ui/lessons';
import type { Act } from '../../src/lessons/lesson';

interface TeacherWords {
  title(number: number, title: string): string;
  aim(aim: string): string;
  assumed(assumes: string): string;
  time(steps: number, training: string): string;
  link(part: string): string;
  readonly settingsHeads: readonly string[];
  asked(seeds: string): string;
  readonly askedHeads: readonly string[];
  readonly wrongAnswers: string;
  wrongAnswer(step: number, answer: string, reason: string): string;
  act(act: Act): string;
}

const english: TeacherWords = {
  title: (number, title) => `Lesson ${number}: ${title}`,
  aim: (aim) => `**Aim.** ${aim}`,
  assumed: (assumes) => `**Assumed.** ${assumes}`,
  time: (steps, training) => `**Time.** ${steps} steps. Training takes ${training} in all on two processor cores without a graphics card.`,
  link: (part) => `**Link.** Add \`#${part}\` to the address of the playground; \`step=2\` begins at the second step. It sets:`,
  settingsHeads: ['from step', 'settings', 'to do'],
  asked: (seeds) => `**What is asked, and what is measured** with seeds ${seeds}. The facts are checked by \`npm run lessons\`.`,
  askedHeads: ['step', 'question', 'answer', 'measured'],
  wrongAnswers: '**Likely wrong answers, and what to say.**',
  wrongAnswer: (step, answer, reason) => `Step ${step}, “${answer}”: ${reason}`,
  act(act) {
    switch (act.act) {
      case 'train':
        return act.to === undefined ? 'train to the end' : `train to step ${act.to}`;
      case 'lens':
        return `lens ${lenses[act.lens]}`;
      case 'view':
        return `view ${views[act.view]}`;
      case 'inside':
        return `${views.inside}: ${insideTabs[act.inside]}`;
      case 'layer':
        return `matrix ${act.layer}`;
      case 'scrub':
        return act.step === null ? 'scrub to the end' : `scrub to step ${act.step}`;
      case 'try':
        return act.prompt === undefined ? 'try the models' : `try “${act.prompt}”`;
      case 'download':
        return 'download';
    }
  },
};

const german: TeacherWords = {
  title: (number, title) => `Lektion ${number}: ${title}`,
  aim: (aim) => `**Ziel.** ${aim}`,
  assumed: (assumes) => `**Vorausgesetzt.** ${assumes}`,
  time: (steps, training) =>
    `**Zeit.** ${steps} Schritte. Das Training dauert insgesamt ${training} auf zwei Prozessorkernen ohne Grafikkarte.`,
  link: (part) => `**Link.** Hänge \`#${part}\` an die Adresse des Playgrounds; \`step=2\` beginnt beim zweiten Schritt. Das stellt ein:`,
  settingsHeads: ['ab Schritt', 'Einstellungen', 'zu tun'],
  asked: (seeds) => `**Was gefragt und was gemessen wird** mit den Startwerten ${seeds}. \`npm run lessons\` prüft die Aussagen.`,
  askedHeads: ['Schritt', 'Frage', 'Antwort', 'gemessen'],
  wrongAnswers: '**Naheliegende falsche Antworten, und was dazu zu sagen ist.**',
  wrongAnswer: (step, answer, reason) => `Schritt ${step}, „${answer}“: ${reason}`,
  act(act) {
    switch (act.act) {
      case 'train':
        return act.to === undefined ? 'bis zum Ende trainieren' : `bis Schritt ${act.to} trainieren`;
      case 'lens':
        return `Linse ${lenses[act.lens]}`;
      case 'view':
        return `Ansicht ${views[act.view]}`;
      case 'inside':
        return `${views.inside}: ${insideTabs[act.inside]}`;
      case 'layer':
        return `Matrix ${act.layer}`;
      case 'scrub':
        return act.step === null ? 'zum Ende ziehen' : `zu Schritt ${act.step} ziehen`;
      case 'try':
        return act.prompt === undefined ? 'die Modelle ausprobieren' : `„${act.prompt}“ ausprobieren`;
      case 'download':
        return 'herunterladen';
    }
  },
};

export const teacherWords: TeacherWords = language === 'de' ? german : english;
