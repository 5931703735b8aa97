import * as words from '#words/ui/sweep';
import { useId, type ReactElement } from 'react';
import type { ModeId } from '../../catalog/modes/modes';
import type { Experiment } from '../../experiment/experiment';
import { experimentFields } from '../../experiment/fields';
import type { SweptName } from '../../experiment/sweep/grid';
import { FieldProblem } from '../controls/FieldProblem';
import { SegmentedControl } from '../controls/SegmentedControl';
import { modeName } from '../words/run-name';
import { newAxis, valuesFor, type AxisForm } from './axis-form';
import { listMark } from '../../experiment/sweep/typed-numbers';
import { sweptSettings, valueText } from './swept-settings';

const NONE = 'none';

/** One swept setting: which, and its values as a list or a range, for all modes or for each. */
export function AxisFields(props: {
  readonly title: string;
  readonly form: AxisForm | null;
  readonly modes: readonly ModeId[];
  readonly experiment: Experiment;
  /** The other swept setting, which cannot be chosen twice. */
  readonly taken: SweptName | null;
  readonly onChange: (form: AxisForm | null) => void;
}): ReactElement {
  const { title, form, modes, experiment, taken, onChange } = props;
  const id = useId();
  const offered = sweptSettings(experiment.task).filter(({ name }) => name !== taken);
  const isNumber = form !== null && experimentFields[form.setting].kind !== 'choice';
  const change = (changes: Partial<AxisForm>): void => void (form === null || onChange({ ...form, ...changes }));
  return (
    <fieldset className="sweep-axis">
      <legend>{title}</legend>
      <div className="sweep-line">
        <label htmlFor={id} className="visually-hidden">
          {title}
        </label>
        <select
          id={id}
          className="sweep-input"
          value={form?.setting ?? NONE}
          onChange={({ currentTarget: { value } }) => {
            const chosen = offered.find(({ name }) => name === value);
            onChange(chosen === undefined ? null : newAxis(chosen.name, experiment));
          }}
        >
          <option value={NONE}>{words.none}</option>
          {offered.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
        {isNumber && form.ofMode === null ? (
          <SegmentedControl
            className="small"
            label={words.valuesAs(title)}
            value={form.how}
            segments={[
              { value: 'list', label: words.list },
              { value: 'range', label: words.range },
            ]}
            onChange={(how) => change({ how })}
          />
        ) : null}
      </div>
      {form === null ? null : <Values form={form} modes={modes} title={title} change={change} />}
      {isNumber && modes.length > 1 ? (
        <label className="sweep-check">
          <input
            type="checkbox"
            checked={form.ofMode !== null}
            onChange={({ currentTarget: { checked } }) =>
              change({ how: 'list', ofMode: checked ? Object.fromEntries(modes.map((mode) => [mode, form.list])) : null })
            }
          />
          {words.ofEachMode}
        </label>
      ) : null}
    </fieldset>
  );
}

interface ValuesProps {
  readonly form: AxisForm;
  readonly modes: readonly ModeId[];
  readonly title: string;
  readonly change: (changes: Partial<AxisForm>) => void;
}

function Values({ form, modes, title, change }: ValuesProps): ReactElement {
  const { ofMode, range } = form;
  if (ofMode !== null)
    return (
      <>
        {modes.map((mode) => (
          <TextField
            key={mode}
            label={words.valuesFor(modeName(mode))}
            value={ofMode[mode] ?? form.list}
            problem={problemOf(form, mode)}
            onChange={(text) => change({ ofMode: { ...ofMode, [mode]: text } })}
          />
        ))}
      </>
    );
  if (form.how === 'list')
    return <TextField label={words.values} value={form.list} problem={problemOf(form, null)} onChange={(list) => change({ list })} />;
  const read = valuesFor(form, null);
  const set = (changes: Partial<AxisForm['range']>): void => change({ range: { ...range, ...changes } });
  return (
    <>
      <div className="sweep-range">
        <TextField label={words.from} value={range.from} problem={null} onChange={(from) => set({ from })} />
        <TextField label={words.to} value={range.to} problem={null} onChange={(to) => set({ to })} />
        <TextField label={words.howMany} value={range.count} problem={null} onChange={(count) => set({ count })} />
      </div>
      <SegmentedControl
        className="small"
        label={words.distance(title)}
        value={range.spacing}
        segments={[
          { value: 'linear', label: words.equalSteps },
          { value: 'logarithmic', label: words.equalRatios },
        ]}
        onChange={(spacing) => set({ spacing })}
      />
      {'values' in read ? (
        <p className="sweep-note">{read.values.map((value) => valueText(form.setting, value)).join(listMark)}</p>
      ) : (
        <FieldProblem id={`${title}-range`} problem={read.problem} />
      )}
    </>
  );
}

function problemOf(form: AxisForm, mode: ModeId | null): string | null {
  const read = valuesFor(form, mode);
  return 'problem' in read ? read.problem : null;
}

function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly problem: string | null;
  readonly onChange: (text: string) => void;
}): ReactElement {
  const { label, value, problem, onChange } = props;
  const id = useId();
  return (
    <div className="sweep-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        className="sweep-input"
        autoComplete="off"
        spellCheck={false}
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <FieldProblem id={`${id}-problem`} problem={problem} />
    </div>
  );
}
