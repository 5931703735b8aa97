import * as words from '#words/ui/lessons/recorder-card';
import { useEffect, useId, useLayoutEffect, useRef, type ReactElement } from 'react';
import { pagePanels } from '../../../state/view/page-view';
import { LONGEST_TEXT, LONGEST_TITLE } from '../../../lessons/lesson-limits';
import { actWords, draftWords } from '../act-words';
import { panelNames } from '../panel-names';
import { QuestionEditor } from './QuestionEditor';
import type { RecordedStep, Recorder } from './recorder';
import { TextField } from './TextField';
import { useRecording } from './use-recording';

/** The steps in their order; one at a time is unfolded, to be written. */
export function RecordedSteps({ recorder, steps }: { readonly recorder: Recorder; readonly steps: readonly RecordedStep[] }): ReactElement {
  const { openStep } = useRecording(recorder);
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <>
      <h3 ref={heading} tabIndex={-1} className="recorder-heading">
        {words.steps}
      </h3>
      {steps.length === 0 ? (
        <p className="recorder-note">{words.noSteps}</p>
      ) : (
        <ol className="recorder-steps">
          {steps.map((step, i) => (
            <li key={step.key} data-open={openStep === step.key || undefined}>
              <button
                type="button"
                className="recorder-step"
                aria-expanded={openStep === step.key}
                onClick={() => recorder.unfold(openStep === step.key ? null : step.key)}
              >
                <span>
                  {i + 1} · {step.title.trim() === '' ? words.untitled : step.title}
                </span>
                {step.ask === null ? null : <span className="recorder-mark">{words.asks}</span>}
              </button>
              {openStep === step.key ? (
                <StepEditor
                  recorder={recorder}
                  step={step}
                  isFirst={i === 0}
                  isLast={i === steps.length - 1}
                  onDeleted={() => heading.current?.focus()}
                />
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function StepEditor(props: {
  readonly recorder: Recorder;
  readonly step: RecordedStep;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onDeleted: () => void;
}): ReactElement {
  const { recorder, step, isFirst, isLast, onDeleted } = props;
  const panelId = useId();
  const draft = step.draft === null ? null : draftWords(step.draft);
  const editor = useRef<HTMLDivElement>(null);
  // Where it was unfolded from elsewhere, its button has not the focus.
  useEffect(() => {
    const button = editor.current?.previousElementSibling;
    if (button instanceof HTMLElement && button !== document.activeElement) button.focus();
  }, []);
  const change = (changed: Partial<RecordedStep>): void => recorder.edit(step.key, (former) => ({ ...former, ...changed }));

  const moving = useRef<HTMLButtonElement>(null);
  // The button goes with its step, and keeps the focus.
  useLayoutEffect(() => {
    moving.current?.focus();
    moving.current = null;
  });
  function move(button: HTMLButtonElement, by: number): void {
    moving.current = button;
    recorder.move(step.key, by);
  }

  return (
    <div className="recorder-editor" ref={editor}>
      <p className="recorder-note">{step.act === null ? words.nothingToDo(draft) : words.pupilsDo(actWords(step.act), draft)}</p>
      <TextField label={words.stepTitle} longest={LONGEST_TITLE} value={step.title} onChange={(title) => change({ title })} />
      <TextField isLong label={words.lookAt} longest={LONGEST_TEXT} value={step.text} onChange={(text) => change({ text })} />
      <div className="recorder-field">
        <label htmlFor={panelId}>{words.where}</label>
        <select
          id={panelId}
          value={step.panel ?? ''}
          onChange={({ currentTarget }) => change({ panel: pagePanels.find((panel) => panel === currentTarget.value) ?? null })}
        >
          <option value="">{words.anywhere}</option>
          {pagePanels.map((panel) => (
            <option key={panel} value={panel}>
              {panelNames[panel]}
            </option>
          ))}
        </select>
      </div>
      <QuestionEditor step={step} onChange={(ask) => change({ ask })} />
      <div className="recorder-buttons">
        <button type="button" className="button small" aria-disabled={isFirst} onClick={({ currentTarget }) => move(currentTarget, -1)}>
          {words.moveUp}
        </button>
        <button type="button" className="button small" aria-disabled={isLast} onClick={({ currentTarget }) => move(currentTarget, 1)}>
          {words.moveDown}
        </button>
        <button
          type="button"
          className="button small"
          onClick={() => {
            recorder.remove(step.key);
            onDeleted();
          }}
        >
          {words.deleteStep}
        </button>
      </div>
    </div>
  );
}
