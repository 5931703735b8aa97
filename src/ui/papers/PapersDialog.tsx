import * as words from '#words/ui/papers';
import type { ReactElement } from 'react';
import { describeTask } from '../../catalog/tasks/tasks';
import { judgedCards, type MeasuredCards } from '../../state/papers/measured';
import recorded from '../../state/papers/measured.json';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { Dialog } from '../parts/Dialog';
import { formatCount } from '../words/format';
import { PaperCardView } from './PaperCardView';
import './papers.css';

const measured: MeasuredCards = recorded as MeasuredCards;
const cards = judgedCards(measured);

/** What papers claim of recipes and what was measured here, a card each; one of them open (mounted while it is open). */
export function PapersDialog(): ReactElement {
  const { store } = usePlayground();
  const opened = usePlaygroundState((state) => state.paperCard);
  const { setPaperCard } = store.getState();
  const { setting, seeds } = measured;
  return (
    <Dialog title={words.title} className="papers-dialog" onClose={() => setPaperCard(null)}>
      <p>{words.intro(describeTask(setting.task).label, formatCount(setting.steps), seeds.join(', '))}</p>
      <p className="paper-note">{words.limits(cards.length)}</p>
      {opened === null || opened === '' || cards.some(({ id }) => id === opened) ? null : <p role="status">{words.noCard}</p>}
      <ul className="paper-list">
        {cards.map((card) => (
          <li key={card.id}>
            <PaperCardView
              card={card}
              measured={measured}
              isOpen={card.id === opened}
              // Another one that opens closes this one, and has been noted already.
              onToggle={(isOpen) => (isOpen ? setPaperCard(card.id) : store.getState().paperCard === card.id && setPaperCard(''))}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
