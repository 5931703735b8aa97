/**
 * Random use: `npm run walk -- --seed 1 --commands 20000`, `--backend wasm`, `--seconds 600`, `--without drop,open` to go round a fault that is known. Takes a seeded walk over the
 * built site and `window.bitnet`, in pages of a few hundred commands, and checks everything on the way. The first walk that
 * fails is printed as the shortest script that does; `--replay '<json>'` takes that again.
 */
import { parseArgs } from 'node:util';
import { buildSite } from '../build-site.mjs';
import { findBrowser } from '../find-browser.mjs';
import { serveFolder } from '../serve-folder.mjs';
import { walkPages } from './walk-pages.mjs';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    commands: { type: 'string', default: '2000' },
    backend: { type: 'string', default: 'wasm' },
    seconds: { type: 'string', default: 'Infinity' },
    verbose: { type: 'boolean', default: false },
    without: { type: 'string', default: '' },
    replay: { type: 'string' },
    'shorten-seconds': { type: 'string', default: '300' },
  },
});
if (values.backend !== 'wasm' && values.backend !== 'webgpu') throw new Error('--backend is wasm or webgpu.');

const server = await serveFolder({ folder: await buildSite(), base: '/some/where/' });
try {
  const report = await walkPages({
    found: await findBrowser(),
    url: server.url,
    backend: values.backend,
    seed: Number(values.seed),
    count: Number(values.commands),
    isVerbose: values.verbose,
    without: values.without.split(','),
    seconds: Number(values.seconds),
    shortenSeconds: Number(values['shorten-seconds']),
    ...(values.replay === undefined ? {} : { replay: JSON.parse(values.replay) }),
    log: (line) => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`),
  });
  console.log(report.words);
  if (report.failure !== null) process.exitCode = 1;
} finally {
  await server.close();
}
