import * as words from '#words/standalone';
/** The program inside a page that the format `html` writes: reads the weights from the page and runs them. */
// Before any component, so that the style sheet of a component wins.
import './shared.css';
import { createRoot } from 'react-dom/client';
import { taskOf } from '../catalog/tasks/tasks';
import { architectureOf } from '../experiment/architecture-of';
import { weightsId } from '../formats/html/slots';
import { fromBase64 } from '../math/bytes/base64';
import { messageOf } from '../math/text/message-of';
import { chooseKernel } from '../packed/kernels/choose-kernel';
import { packedModel } from '../packed/packed-model';
import { localClient } from './local-client';
import { readEmbedded } from './read-embedded';
import { StandalonePage } from './StandalonePage';
import './standalone.css';

async function start(root: HTMLElement): Promise<void> {
  const file = fromBase64(new TextEncoder().encode(document.getElementById(weightsId)?.textContent ?? ''));
  if (file === null) throw new Error(words.noBase64);
  const model = readEmbedded(file);
  const { experiment, tensors } = model;
  const architecture = architectureOf(experiment);
  const runtime = packedModel(architecture, tensors, await chooseKernel(architecture));
  createRoot(root).render(<StandalonePage model={model} client={localClient(runtime, taskOf(experiment))} />);
}

const root = document.getElementById('root');
if (root === null) throw new Error(words.noRoot);
start(root).catch((error: unknown) => {
  root.textContent = words.damaged(messageOf(error));
});
