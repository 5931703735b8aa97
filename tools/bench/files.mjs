/**
 * How long it takes to write, read back and compare a file of five million weights in every format: `npm run bench:files`,
 * `-- --json` for machines. In Node, on one core, the same code as in the page's worker. Times of a loaded machine are
 * upper bounds; “fresh memory” is what the machine takes merely to hand out as many bytes as the file has.
 */
import { cpus } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { cacheFolder, projectFolder } from '../cache-folder.mjs';

const rounds = 5;
const folder = join(cacheFolder, 'bench-files');
await build({
  root: projectFolder,
  logLevel: 'error',
  build: {
    ssr: join(projectFolder, 'tools/bench/file-times.ts'),
    copyPublicDir: false,
    outDir: folder,
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'file-times.mjs' } },
  },
});
/** @type {typeof import('./file-times')} */
const { measureFiles } = await import(pathToFileURL(join(folder, 'file-times.mjs')).href);
const rows = measureFiles(rounds);
if (process.argv.includes('--json')) console.log(JSON.stringify(rows, null, 2));
else {
  console.log(
    `\nNode ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}: ${((rows[0]?.weights ?? 0) / 1e6).toFixed(2)} million weights, median of ${rounds} (in brackets: the first of all)\n`,
  );
  console.log(
    `${''.padEnd(26)}${'file'.padStart(9)}${'write'.padStart(18)}${'fresh memory'.padStart(14)}${'read back'.padStart(11)}${'compare'.padStart(9)}`,
  );
  for (const { mode, format, fileBytes, writeMs, firstWriteMs, memoryMs, readMs, compareMs } of rows) {
    const write = `${writeMs.toFixed(0)} ms (${firstWriteMs.toFixed(0)})`;
    console.log(
      `${mode.padEnd(9)}${format.padEnd(17)}${`${(fileBytes / 1e6).toFixed(2)} MB`.padStart(9)}${write.padStart(18)}${`${memoryMs.toFixed(0)} ms`.padStart(14)}${`${readMs.toFixed(0)} ms`.padStart(11)}${`${compareMs.toFixed(0)} ms`.padStart(9)}`,
    );
  }
  console.log(`\nThe slowest write: ${Math.max(...rows.map(({ writeMs }) => writeMs)).toFixed(0)} ms.`);
}
