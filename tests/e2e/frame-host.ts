/** A cross-origin page that embeds the playground in an iframe. */
import { createServer } from 'node:http';

export interface FrameHost {
  /** Its address; with `sandbox`, the frame has these tokens and no others. */
  urlOf(sandbox: string | null): string;
  close(): void;
}

/** @param source what the frame shows */
export async function hostFrames({
  source,
  width,
  height,
}: {
  readonly source: string;
  readonly width: number;
  readonly height: number;
}): Promise<FrameHost> {
  const server = createServer((request, response) => {
    const sandbox = new URL(request.url ?? '/', 'http://host').searchParams.get('sandbox');
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(
        `<!doctype html><title>A course</title><iframe title="The playground" width="${width}" height="${height}" ${sandbox === null ? '' : `sandbox="${sandbox}"`} src="${source}"></iframe>`,
      );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The host has no port.');
  return {
    urlOf: (sandbox) => `http://127.0.0.1:${address.port}/${sandbox === null ? '' : `?sandbox=${encodeURIComponent(sandbox)}`}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
