import * as words from '#words/ui/recipes';
import { useId, useState, type ReactElement } from 'react';
import { aboutMode } from '../../catalog/modes/about-mode';
import { modeOf } from '../../catalog/modes/modes';
import { MOST_MODES } from '../../state/draft';
import { FieldSelect } from '../controls/FieldSelect';
import { useLocked } from '../hooks/use-locked';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { formatFixed } from '../words/format';
import { plainFields, recipeOfFields, type RecipeFields } from './recipe-fields';

/** A recipe put together: what it is called, its formula, and why it makes no sense where it does not. */
export function RecipeByHand(): ReactElement {
  const [fields, setFields] = useState<RecipeFields>(plainFields);
  const isLocked = useLocked();
  const edit = (change: Partial<RecipeFields>): void => setFields((former) => ({ ...former, ...change }));
  const common = { disabled: isLocked };
  return (
    <section aria-label={words.byHand} className="recipe-by-hand">
      <h3>{words.byHand}</h3>
      <div className="recipe-fields">
        <FieldSelect {...common} label={words.levels} value={fields.base} options={words.bases} onChoose={(base) => edit({ base })} />
        <FieldSelect
          {...common}
          label={words.scalePer}
          value={fields.per ?? 'matrix'}
          options={words.scales}
          onChoose={(per) => edit({ per: per === 'matrix' ? null : per })}
        />
        <FieldSelect
          {...common}
          label={words.learnt}
          value={fields.learnt ?? 'none'}
          options={words.learntScales}
          onChoose={(learnt) => edit({ learnt: learnt === 'none' ? null : learnt })}
        />
        <FieldSelect {...common} label={words.cut} value={fields.cut} options={words.cuts} onChoose={(cut) => edit({ cut })} />
        {fields.cut === 'cut' || fields.cut === 'twn' ? (
          <Slider
            label={words.cutAt}
            shown={words.ofMean(formatFixed(fields.cutAt / 100, 2))}
            range={[10, 150, 5]}
            value={fields.cutAt}
            onChange={(cutAt) => edit({ cutAt })}
          />
        ) : null}
        <FieldSelect
          {...common}
          label={words.passes}
          value={fields.passes}
          options={words.estimators}
          onChoose={(passes) => edit({ passes })}
        />
        {fields.passes === 'clip' ? (
          <Slider
            label={words.clipAt}
            shown={words.ofMean(formatFixed(fields.clipAt / 100, 2))}
            range={[50, 400, 25]}
            value={fields.clipAt}
            onChange={(clipAt) => edit({ clipAt })}
          />
        ) : null}
        <FieldSelect
          {...common}
          label={words.activations}
          value={fields.activations ?? 'setting'}
          options={words.inputs}
          onChoose={(activations) => edit({ activations: activations === 'setting' ? null : activations })}
        />
        <FieldSelect
          {...common}
          label={words.rotation}
          value={fields.rotation ?? 'none'}
          options={words.rotations}
          onChoose={(rotation) => edit({ rotation: rotation === 'none' ? null : rotation })}
        />
        <Slider
          label={words.late}
          shown={fields.late === 0 ? words.atOnce : words.afterShare(fields.late)}
          range={[0, 90, 5]}
          value={fields.late}
          onChange={(late) => edit({ late })}
        />
        <FieldSelect
          {...common}
          label={words.feedForward}
          value={fields.feedForward ?? 'setting'}
          options={words.feedForwards}
          onChoose={(feedForward) => edit({ feedForward: feedForward === 'setting' ? null : feedForward })}
        />
        <FieldSelect
          {...common}
          label={words.block}
          value={fields.block ?? 'setting'}
          options={words.blocks}
          onChoose={(block) => edit({ block: block === 'setting' ? null : block })}
        />
      </div>
      <Preview fields={fields} />
    </section>
  );
}

function Slider(props: {
  readonly label: string;
  /** The value in words. */
  readonly shown: string;
  readonly range: readonly [least: number, most: number, step: number];
  readonly value: number;
  readonly onChange: (value: number) => void;
}): ReactElement {
  const { label, shown, range, value, onChange } = props;
  const [min, max, step] = range;
  const id = useId();
  const isLocked = useLocked();
  return (
    <div className="field slider-field">
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>{shown}</output>
      <input
        id={id}
        type="range"
        style={{ '--filled': `${(100 * (value - min)) / (max - min)}%` }}
        {...{ min, max, step, value }}
        aria-valuetext={shown}
        disabled={isLocked}
        onChange={({ currentTarget }) => onChange(currentTarget.valueAsNumber)}
      />
    </div>
  );
}

/** What the fields make, and the way into the comparison. */
function Preview({ fields }: { readonly fields: RecipeFields }): ReactElement {
  const { draft } = usePlayground();
  const isLocked = useLocked();
  const modes = usePlaygroundState((state) => state.draft.modes);
  const id = recipeOfFields(fields);
  if (typeof id !== 'string')
    return (
      <p role="alert" className="recipe-preview">
        {id.refusal}
      </p>
    );
  const { summary, source, rule } = aboutMode(id);
  const on = modes.includes(id);
  return (
    <div className="recipe-preview" role="status">
      <p>
        <b>{modeOf(id).label}</b>. {summary}
      </p>
      <p className="recipe-rule">{rule}</p>
      <p className="recipe-source">{source}</p>
      <button
        type="button"
        className="button small"
        disabled={isLocked || on || modes.length >= MOST_MODES}
        onClick={() => draft.toggleMode(id)}
      >
        {on ? words.isCompared : modes.length >= MOST_MODES ? words.noRoom : words.add}
      </button>
    </div>
  );
}
