import * as words from '#words/ui/xray/dialog';
import { useState, type DragEvent, type ReactElement } from 'react';
import { SegmentedControl } from '../controls/SegmentedControl';
import { filesOf } from '../dropped-files';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { Dialog } from '../parts/Dialog';
import { formatCount } from '../words/format';
import { CompareView } from './CompareView';
import { DiagnosisView } from './DiagnosisView';
import { FileChooser } from './FileChooser';
import { SaveSummary } from './SaveSummary';
import { TensorList } from './TensorList';
import { TensorView } from './TensorView';
import { openedKey, useXray, type OpenedXray, type Xray } from './use-xray';
import { XrayHeadline } from './XrayHeadline';
import './xray.css';

type View = 'tensor' | 'diagnosis' | 'compare';

/** A model of any size, one tensor at a time (mounted while it is open). */
export function XrayDialog(): ReactElement {
  const { store } = usePlayground();
  const files = usePlaygroundState((state) => state.xrayFiles) ?? noFiles;
  const xray = useXray(files);
  const { first } = xray;
  const take = (chosen: readonly File[]): void => store.getState().setXrayFiles(chosen);
  return (
    <Dialog title={words.title} className="xray-dialog" onClose={() => store.getState().setXrayFiles(null)}>
      <div
        className="xray"
        data-takes={words.dropHint}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => void takeDropped(event, take)}
      >
        <div className="xray-top">
          {first.kind === 'open' ? <XrayHeadline opened={first} /> : <p className="xray-intro">{words.intro}</p>}
          <FileChooser
            label={first.kind === 'empty' ? words.choose : words.chooseAnother}
            isPrimary={first.kind === 'empty'}
            onChoose={take}
          />
        </div>
        {first.kind === 'empty' ? <p className="xray-empty xray-drop">{words.dropHint}</p> : null}
        {first.kind === 'reading' ? <p role="status">{words.reading(first.name)}</p> : null}
        {first.kind === 'refused' ? (
          <p role="alert" className="xray-refused">
            {first.verdict === null ? words.unreadable(first.name, first.message) : words.refused(first.name, first.verdict)}
          </p>
        ) : null}
        {first.kind === 'open' ? <OpenXray key={openedKey(first)} xray={xray} opened={first} /> : null}
      </div>
    </Dialog>
  );
}

const noFiles: readonly File[] = [];
/** A drop on the dialog opens here what elsewhere would be opened to run. */
async function takeDropped(event: DragEvent, take: (files: readonly File[]) => void): Promise<void> {
  event.preventDefault();
  const items = [...event.dataTransfer.items].filter(({ kind }) => kind === 'file');
  const dropped = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const { files } = await filesOf(dropped);
  if (files.length > 0) take(files.map(({ file }) => file));
}

function OpenXray({ xray, opened }: { readonly xray: Xray; readonly opened: OpenedXray }): ReactElement {
  const [view, setView] = useState<View>(opened.model.tensors.length === 0 ? 'diagnosis' : 'tensor');
  const [index, setIndex] = useState(() => firstWorthSeeing(opened));
  const { tensors } = opened.model;
  const tensor = tensors[index];
  return (
    <div className="xray-open">
      <TensorList
        tensors={tensors}
        examined={opened.examined}
        chosen={index}
        onChoose={(chosen) => (setIndex(chosen), setView('tensor'))}
      />
      <div className="xray-main">
        <div className="xray-bar">
          <SegmentedControl
            label={words.views}
            value={view}
            onChange={setView}
            segments={[
              { value: 'tensor', label: words.viewTensor },
              { value: 'diagnosis', label: words.viewDiagnosis(formatCount(opened.findings.length)) },
              { value: 'compare', label: words.viewCompare },
            ]}
          />
          <SaveSummary opened={opened} comparison={xray.comparison} />
        </div>
        {view === 'tensor' && tensor !== undefined ? (
          <TensorView key={tensor.name} client={xray.client} tensor={tensor} index={index} />
        ) : null}
        {view === 'diagnosis' ? (
          <DiagnosisView
            opened={opened}
            onShow={(name) => (setIndex(tensors.findIndex((each) => each.name === name)), setView('tensor'))}
          />
        ) : null}
        {view === 'compare' ? <CompareView xray={xray} opened={opened} /> : null}
      </div>
    </div>
  );
}

/** The first matrix of codes; without one, the first that is read. */
function firstWorthSeeing({ model: { tensors } }: OpenedXray): number {
  const first = (isWorth: (tensor: (typeof tensors)[number]) => boolean): number =>
    tensors.findIndex((tensor) => tensor.unread === null && isWorth(tensor));
  const candidates = [
    first(({ sharing }) => sharing !== 'none'),
    // A matrix of a layer before embeddings and norms.
    first(({ name, shape }) => shape.length === 2 && /\d/.test(name)),
    first(() => true),
  ];
  return candidates.find((index) => index >= 0) ?? 0;
}
