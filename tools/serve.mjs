/**
 * Builds the site and serves it, compressed and kept by browsers: `npm run serve`, for this machine alone, or
 * `npm run serve -- --class`, for everybody in the local network. `--port 8080` chooses the port, `--folder dist` a site that
 * is built already.
 */
import { networkInterfaces } from 'node:os';
import { parseArgs } from 'node:util';
import { renderUnicodeCompact } from 'uqr';
import { buildSite } from './build-site.mjs';
import { serveFolder } from './serve-folder.mjs';

const { values } = parseArgs({
  options: { class: { type: 'boolean', default: false }, port: { type: 'string', default: '8080' }, folder: { type: 'string' } },
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`--port must be a whole number from 0 to 65535, not "${values.port}".`);
  process.exit(1);
}

if (values.folder === undefined) console.log('Building the site …');
const { url } = await served(values.folder ?? (await buildSite('served-site')));
const { port: open } = new URL(url);

if (!values.class) {
  console.log(`Serving the playground at ${url} (Ctrl+C ends it).`);
} else {
  const addresses = localAddresses().map((address) => `http://${address}:${open}/`);
  const [first] = addresses;
  if (first === undefined) {
    console.log(`This machine is in no network. Only it can open the playground, at ${url}; connect it and start again.`);
  } else {
    console.log(`\n${renderUnicodeCompact(first, { border: 2 })}\n`);
    console.log(`Everybody in the same network opens ${first} or scans the code. Ctrl+C ends it.`);
    if (addresses.length > 1) console.log(`If that does not answer, try ${addresses.slice(1).join(' or ')}.`);
    console.log('If no address answers, this machine’s firewall or a guest network keeps devices apart.');
  }
  console.log(`
Over plain http, browsers take three things away on every machine but this one (which may open http://localhost:${open}/):
  - the graphics card: everybody trains on the processor (WebAssembly), where equal seeds give equal results to the bit;
  - shared memory: a single run uses one core, and several runs one core each;
  - buttons that copy: the page shows the link to be copied by hand.
Nothing that is trained leaves a machine: this one only hands out the page.`);
}

/**
 * A port that is taken is no error: any free one is used and printed.
 * @param {string} folder
 */
async function served(folder) {
  const options = { folder, forPeople: true, ...(values.class ? { host: '0.0.0.0' } : {}) };
  try {
    return await serveFolder({ ...options, port });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    console.log(`Port ${port} is taken; another one is used.`);
    return serveFolder({ ...options, port: 0 });
  }
}

/**
 * Where others find this machine: its addresses of IPv4, those of home and school networks first.
 * @returns {string[]}
 */
function localAddresses() {
  const isLocal = (/** @type {string} */ address) => /^(192\.168|10|172\.(1[6-9]|2\d|3[01]))\./.test(address);
  return Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
    .map(({ address }) => address)
    .sort((one, other) => Number(isLocal(other)) - Number(isLocal(one)));
}
