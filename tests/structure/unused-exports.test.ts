/** An export is API: unused exports and dead code are faults. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { file } from './dead-export';
import { projectRoot } from './project-files';

interface Named {
  readonly name: string;
}

/** What knip reports of a file; which files are entries, and what may stay, is told with reasons in `knip.jsonc`. */
interface Report {
  readonly issues: readonly {
    readonly file: string;
    readonly files: readonly Named[];
    readonly exports: readonly Named[];
    readonly types: readonly Named[];
  }[];
}

test(
  'no file and no export of src, tests and tools is without a reader, but the one that shows they are looked for',
  { timeout: 120_000 },
  () => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [join(projectRoot, 'node_modules/knip/bin/knip.js'), '--include', 'files,exports,types', '--reporter', 'json'],
      { cwd: projectRoot, encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    const { issues }: Report = JSON.parse(stdout);
    const unread = issues.flatMap((issue) =>
      [...issue.files.map(() => 'the file'), ...[...issue.exports, ...issue.types].map(({ name }) => name)].map(
        (what) => `${issue.file}: ${what}`,
      ),
    );
    expect(unread).toEqual([`${file}: forgotten`]);
  },
);
