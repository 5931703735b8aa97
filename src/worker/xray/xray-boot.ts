/** Answers requests on the models that are open. What a person asks for goes before what runs through all tensors. */
import { FormatError } from '../../formats/format-error';
import { messageOf } from '../../math/text/message-of';
import type { XrayMessage, XrayRequest } from '../xray-protocol';
import { createXray } from './xray';

export function startXray(tell: (message: XrayMessage) => void): (request: XrayRequest) => void {
  const xray = createXray((event) => tell({ event }));
  return (request) => {
    answer(xray, request).then(
      (value) => tell({ id: request.id, ok: true, value }),
      (error: unknown) =>
        tell({
          id: request.id,
          ok: false,
          refusal: { verdict: error instanceof FormatError ? error.verdict : null, message: messageOf(error) },
        }),
    );
  };
}

async function answer(xray: ReturnType<typeof createXray>, request: XrayRequest): Promise<unknown> {
  switch (request.type) {
    case 'open':
      return xray.open(request.args.side, request.args.files);
    case 'tensor':
      return xray.tensor(request.args);
    case 'map':
      return xray.map(request.args);
    case 'row':
      return xray.row(request.args);
    case 'examine':
      return xray.examine(request.args.side);
    case 'compare':
      return xray.compare();
  }
}
