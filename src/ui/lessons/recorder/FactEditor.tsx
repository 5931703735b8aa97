import * as words from '#words/ui/lessons/recorder-card';
import { useId, useState, type ReactElement } from 'react';
import { modeOrder } from '../../../catalog/modes/modes';
import { comparisonOf, comparisonText, type Comparison, type Relation } from '../../../lessons/comparison';
import { holds, readFact, readValue, valueOf } from '../../../lessons/expression';
import type { LessonStep, Question } from '../../../lessons/lesson';
import { measuredIn } from '../../../lessons/measured';
import { isMade } from '../../../lessons/play-lesson';
import { usePlaygroundState } from '../../hooks/use-playground';
import { marked } from '../../../words/numbers';
import { measuredValue } from '../../words/measured-value';
import { quantitiesOf, quantityWords, type Quantity } from './quantities';

/** What the page measures beside the answers: one number against another. Without it, the author's word counts. */
export function FactEditor(props: {
  readonly step: LessonStep;
  readonly ask: Question;
  readonly onChange: (ask: Question) => void;
}): ReactElement {
  const { step, ask, onChange } = props;
  const quantities = quantitiesOf(step.draft?.modes ?? modeOrder);
  const [first] = quantities;

  function choose(comparison: Comparison): void {
    const text = comparisonText(comparison);
    const names = [comparison.left, ...('measure' in comparison.right ? [comparison.right.measure] : [])];
    const shown = [...new Set(names)].flatMap((name) => {
      const quantity = quantities.find((each) => each.name === name);
      if (quantity === undefined) return [];
      return [{ what: quantityWords(quantity), value: { text: name, expression: readValue(name) }, as: quantity.as }];
    });
    onChange({ ...ask, fact: { text, expression: readFact(text) }, shown });
  }

  if (ask.fact === null)
    return (
      <div className="recorder-fact">
        <p className="recorder-note">{words.mayMeasure}</p>
        {first === undefined ? null : (
          <button
            type="button"
            className="button small recorder-add"
            onClick={() => choose({ left: first.name, relation: '<', right: { number: 1 } })}
          >
            {words.addFact}
          </button>
        )}
      </div>
    );
  const comparison = comparisonOf(ask.fact.expression);
  return (
    <fieldset className="recorder-fact">
      <legend>{words.fact}</legend>
      {comparison === null ? (
        <p className="recorder-note">{words.ownFormula(ask.fact.text)}</p>
      ) : (
        <ComparisonFields comparison={comparison} quantities={quantities} onChange={choose} />
      )}
      <MeasuredNow step={step} ask={ask} />
      <button type="button" className="link-button recorder-add" onClick={() => onChange({ ...ask, fact: null, shown: [] })}>
        {words.deleteFact}
      </button>
    </fieldset>
  );
}

const relations: readonly { readonly relation: Relation; readonly said: string }[] = [
  { relation: '<', said: words.isLess },
  { relation: '>', said: words.isMore },
];

function ComparisonFields(props: {
  readonly comparison: Comparison;
  readonly quantities: readonly Quantity[];
  readonly onChange: (comparison: Comparison) => void;
}): ReactElement {
  const { comparison, quantities, onChange } = props;
  const { left, relation, right } = comparison;
  const isPercent = quantities.find(({ name }) => name === left)?.as === 'percent';
  return (
    <>
      <QuantityField
        label={words.measured}
        value={left}
        quantities={quantities}
        onChange={(name) => onChange({ ...comparison, left: name })}
      />
      <select
        aria-label={words.relation}
        value={relation}
        onChange={({ currentTarget }) =>
          onChange({ ...comparison, relation: relations.find((each) => each.relation === currentTarget.value)?.relation ?? relation })
        }
      >
        {relations.map((each) => (
          <option key={each.relation} value={each.relation}>
            {each.said}
          </option>
        ))}
      </select>
      <QuantityField
        label={words.comparedWith}
        value={'measure' in right ? right.measure : ''}
        quantities={quantities}
        none={words.aNumber}
        onChange={(name) => onChange({ ...comparison, right: name === '' ? { number: 1 } : { measure: name } })}
      />
      {'number' in right ? (
        <NumberField
          // Another unit is another number.
          key={String(isPercent)}
          label={isPercent ? words.percent : words.number}
          value={isPercent ? 100 * right.number : right.number}
          onChange={(value) => onChange({ ...comparison, right: { number: isPercent ? value / 100 : value } })}
        />
      ) : null}
    </>
  );
}

function QuantityField(props: {
  readonly label: string;
  readonly value: string;
  readonly quantities: readonly Quantity[];
  /** What stands for no quantity. */
  readonly none?: string;
  readonly onChange: (name: string) => void;
}): ReactElement {
  const { label, value, quantities, none, onChange } = props;
  const isKnown = value === '' || quantities.some(({ name }) => name === value);
  return (
    <select aria-label={label} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
      {none === undefined ? null : <option value="">{none}</option>}
      {isKnown ? null : <option value={value}>{value}</option>}
      {quantities.map((quantity) => (
        <option key={quantity.name} value={quantity.name}>
          {quantityWords(quantity)}
        </option>
      ))}
    </select>
  );
}

const written = (value: number): string => marked(String(Number(value.toPrecision(12))));

/** A positive number; while it is none, the former one counts, and that is said. */
function NumberField(props: { readonly label: string; readonly value: number; readonly onChange: (value: number) => void }): ReactElement {
  const id = useId();
  const [typed, setTyped] = useState(written(props.value));
  const isNumber = (text: string): boolean => /^\d{1,12}([.,]\d{1,9})?$/.test(text.trim());
  return (
    <div className="recorder-field">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={typed}
        aria-invalid={!isNumber(typed)}
        aria-describedby={`${id}-problem`}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value);
          if (isNumber(value)) props.onChange(Number(value.trim().replace(',', '.')));
        }}
      />
      <p className="field-problem" id={`${id}-problem`}>
        {isNumber(typed) ? '' : words.numberNeeded(written(props.value))}
      </p>
    </div>
  );
}

/** Whether it is so for the models on the page. */
function MeasuredNow({ step, ask }: { readonly step: LessonStep; readonly ask: Question }): ReactElement {
  const said = usePlaygroundState((state) => {
    const measured = isMade(state, step) || step.draft === null ? measuredIn(state) : () => null;
    const isSo = ask.fact === null ? null : holds(ask.fact.expression, measured);
    const numbers = ask.shown.map(({ what, value, as }) => `${what} ${measuredValue(valueOf(value.expression, measured), as)}`).join('; ');
    if (isSo === null) return words.notMeasured;
    return isSo ? words.isSo(numbers) : words.isNotSo(numbers);
  });
  return (
    <p className="recorder-note" aria-live="polite">
      {said}
    </p>
  );
}
