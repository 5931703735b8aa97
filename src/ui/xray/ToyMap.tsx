import * as inspected from '#words/ui/panels/inspected-layer';
import * as words from '#words/ui/xray/tensor';
import type { ReactElement } from 'react';
import { focusedLooks, layerInFocus } from '../../state/record/focused-looks';
import { recordAt } from '../../state/record/timeline';
import type { XrayLens } from '../../worker/xray-protocol';
import { MatrixPicture } from '../charts/map/MatrixPicture';
import { usePlaygroundState } from '../hooks/use-playground';
import { layerName } from '../words/layer-name';

/** The matrix that the page looks at, whole, through the lens in which the file is drawn. */
export function ToyMap({ lens }: { readonly lens: XrayLens }): ReactElement {
  const run = usePlaygroundState(focusedLooks);
  const focused = usePlaygroundState((state) => state.focusedLayer);
  const layer = layerInFocus(run, focused);
  if (layer === null) return <p className="xray-empty">{words.noRun}</p>;
  const moment = recordAt(run.timeline, layer.name, run.inspection?.step ?? 0);
  if (moment === null) return <p className="xray-empty">{run.mode === 'none' ? inspected.countedOnly : inspected.reading}</p>;
  return <MatrixPicture moment={moment} lens={lens} name={layerName(layer.name).long} />;
}
