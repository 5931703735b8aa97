import * as words from '#words/ui/download-dialog';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { fileCommands } from '../../state/commands/file-commands';
import { noticeOf } from '../../state/notice';
import type { RunRecord } from '../../state/record/run-record';
import type { ExportedFile, FormatReport, RunId } from '../../worker/protocol';
import { SegmentedControl } from '../controls/SegmentedControl';
import { usePlayground } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { RunMark } from '../RunMark';
import { formatBytes } from '../words/format';
import { runName } from '../words/run-name';
import { FileUse } from './FileUse';
import { FrameNote } from './FrameNote';
import { PackedFile } from './PackedFile';
import { PackingProgress } from './PackingProgress';
import { saveFile } from '../save-file';

/** Result of packing one format at one step. */
type Outcome =
  | { readonly state: 'packed'; readonly of: string; readonly file: ExportedFile }
  | { readonly state: 'failed'; readonly of: string; readonly reason: string };

/** Which run, which format; packs and checks as soon as both are chosen. */
export function DownloadForm(props: {
  readonly runs: readonly RunRecord[];
  readonly run: RunRecord;
  readonly onChooseRun: (id: RunId) => void;
}): ReactElement {
  const { runs, run } = props;
  const playground = usePlayground();
  const { store } = playground;
  const files = useMemo(() => fileCommands(playground), [playground]);
  const { id, step } = run.summary;
  const [formats, setFormats] = useState<readonly FormatReport[]>([]);
  const [listingFailure, setListingFailure] = useState<string | null>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  const [packedStep, setPackedStep] = useState(step);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const formatId = (formats.find((each) => each.id === wanted && each.available) ?? formats.find(({ available }) => available))?.id;
  const progress = run.exporting?.format === formatId && run.exporting !== null ? run.exporting : { stage: 'reading' as const, share: 0 };
  const asked = `${formatId ?? ''}@${packedStep}`;
  const packing: Outcome | null =
    listingFailure !== null ? { state: 'failed', of: asked, reason: listingFailure } : outcome?.of === asked ? outcome : null;

  useEffect(() => {
    let current = true;
    files.formats(id).then(
      (reports) => current && setFormats(reports),
      (error: unknown) => current && setListingFailure(noticeOf(error, words.listingFormats).message),
    );
    return () => {
      current = false;
    };
  }, [files, id]);

  useEffect(() => {
    if (formatId === undefined) return;
    let current = true;
    files.pack(id, formatId).then(
      (file) => current && setOutcome({ state: 'packed', of: asked, file }),
      (error: unknown) => current && setOutcome({ state: 'failed', of: asked, reason: noticeOf(error, words.packingWeights).message }),
    );
    return () => {
      current = false;
    };
  }, [files, id, formatId, asked]);

  function saveIt(): void {
    if (packing?.state !== 'packed') return;
    saveFile(packing.file.bytes, packing.file.fileName);
    store.getState().markSaved(id, packedStep);
  }

  return (
    <>
      {runs.length < 2 ? null : (
        <SegmentedControl
          className="run-picker"
          label={words.runToDownload}
          value={id}
          onChange={props.onChooseRun}
          segments={runs.map(({ summary }) => ({
            value: summary.id,
            name: runName(summary, false),
            label: (
              <>
                <RunMark mode={summary.mode} />
                {runName(summary, false)}
              </>
            ),
          }))}
        />
      )}
      <div className="download-columns">
        <fieldset className="formats">
          <legend className="visually-hidden">{words.format}</legend>
          {formats.map((each) => (
            <label
              key={each.id}
              className="format"
              data-on={each.id === formatId || undefined}
              data-disabled={!each.available || undefined}
            >
              <input
                type="radio"
                name="format"
                checked={each.id === formatId}
                disabled={!each.available}
                onChange={() => setWanted(each.id)}
              />
              <span className="format-label">{each.label}</span>
              <span className="format-extension">{each.extension}</span>
              {each.reason === undefined ? (
                <span className="format-summary">{each.summary}</span>
              ) : (
                <span className="format-reason">{each.reason}</span>
              )}
            </label>
          ))}
        </fieldset>
        <div className="packing" aria-live="polite">
          {packing === null ? <PackingProgress {...progress} /> : null}
          {packing?.state === 'failed' ? (
            <p className="field-problem">
              <Icon name="warning" size={16} />
              <span>{packing.reason}</span>
            </p>
          ) : null}
          {packing?.state === 'packed' ? <PackedFile file={packing.file} fullBytes={4 * run.summary.parameters} /> : null}
          {packing?.state === 'packed' ? <FileUse usage={packing.file.usage} companions={packing.file.companions} /> : null}
        </div>
      </div>
      <FrameNote />
      <div className="dialog-foot">
        {step > packedStep ? (
          <button type="button" className="button" onClick={() => setPackedStep(step)}>
            {words.packAgain(step)}
          </button>
        ) : null}
        <button type="button" className="button primary" disabled={packing?.state !== 'packed'} onClick={saveIt}>
          <Icon name="download" />
          {packing?.state === 'packed' ? words.saveOf(formatBytes(packing.file.bytes.byteLength)) : words.save}
        </button>
      </div>
    </>
  );
}
