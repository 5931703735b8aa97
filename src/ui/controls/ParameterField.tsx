import * as words from '#words/ui/controls';
import { useId, useState, type ReactElement } from 'react';
import type { Experiment } from '../../experiment/experiment';
import { withSetting, type Draft } from '../../state/draft';
import { useLocked } from '../hooks/use-locked';
import { marked, readNumber } from '../../words/numbers';
import { FieldLabel } from './FieldLabel';
import { FieldProblem } from './FieldProblem';
import type { ChoiceParameter, NumberParameter, Parameter } from '../words/parameters';
import { SegmentedControl } from './SegmentedControl';
import { SliderField } from './SliderField';

interface ParameterFieldProps<P extends Parameter> {
  readonly parameter: P;
  readonly experiment: Experiment;
  readonly problem: string | null;
  /** Whose recipe decides it instead, in words; null: nobody's. Only of choices. */
  readonly decided: string | null;
  readonly onEdit: (change: (draft: Draft) => Draft) => void;
}

/** One setting, drawn from its description. */
export function ParameterField({ parameter, experiment, problem, decided, onEdit }: ParameterFieldProps<Parameter>): ReactElement {
  switch (parameter.kind) {
    case 'slider':
      return (
        <SliderField
          parameter={parameter}
          value={experiment[parameter.name]}
          problem={problem}
          onChange={(value) => onEdit((draft) => withSetting(draft, parameter.name, value))}
        />
      );
    case 'number':
      return <NumberField parameter={parameter} experiment={experiment} problem={problem} decided={decided} onEdit={onEdit} />;
    case 'choice':
      return <ChoiceField parameter={parameter} experiment={experiment} problem={problem} decided={decided} onEdit={onEdit} />;
  }
}

/** Keeps the text being typed, even when it is not a number yet; an empty field resets to the default. */
function NumberField({ parameter, experiment, problem, onEdit }: ParameterFieldProps<NumberParameter>): ReactElement {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const isLocked = useLocked();
  const value = experiment[parameter.name];
  const unreadable = typed !== null && typed.trim() !== '' && Number.isNaN(readNumber(typed));
  const shownProblem = unreadable ? words.noNumber(typed) : problem;
  return (
    <div className="field number-field">
      <FieldLabel id={id} parameter={parameter} />
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        disabled={isLocked}
        value={typed ?? marked(String(value))}
        aria-labelledby={id}
        aria-invalid={shownProblem !== null}
        aria-describedby={shownProblem === null ? undefined : `${id}-problem`}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          const number = readNumber(text);
          if (text.trim() === '') onEdit((draft) => withSetting(draft, parameter.name, undefined));
          else if (!Number.isNaN(number)) onEdit((draft) => withSetting(draft, parameter.name, number));
        }}
        onBlur={() => setTyped(null)}
      />
      <FieldProblem id={`${id}-problem`} problem={shownProblem} />
    </div>
  );
}

/** Whether choices need a row of their own: many of them, or long ones. */
const isWide = (labels: readonly string[]): boolean => labels.length > 3 || labels.join('').length > 14;

function ChoiceField({ parameter, experiment, problem, decided, onEdit }: ParameterFieldProps<ChoiceParameter>): ReactElement {
  const id = useId();
  const notes = [decided, parameter.noteOn(experiment)].filter((note) => note !== null);
  const described = [...notes.map((_, i) => `${id}-note-${i}`), ...(problem === null ? [] : [`${id}-problem`])].join(' ');
  return (
    <div className="field choice-field" data-wide={isWide(parameter.labels) || undefined}>
      <FieldLabel id={id} parameter={parameter} />
      <SegmentedControl
        label={parameter.label}
        segments={parameter.labels.map((label, index) => ({ value: String(index), label }))}
        value={String(parameter.chosenIn(experiment))}
        onChange={(index) => onEdit((draft) => parameter.choose(draft, Number(index)))}
        describedBy={described === '' ? undefined : described}
      />
      {notes.map((note, i) => (
        <p key={note} className="field-note" id={`${id}-note-${i}`}>
          {note}
        </p>
      ))}
      <FieldProblem id={`${id}-problem`} problem={problem} />
    </div>
  );
}
