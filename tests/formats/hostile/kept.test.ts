/** The classics, and files that once broke a reader. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { it } from 'vitest';
import { readAny } from '../../../src/formats/read-any';
import { attempt } from './attack';
import { checkModel } from './targets';

const folder = fileURLToPath(new URL('cases/', import.meta.url));

it.each(readdirSync(folder))('%s', (name) => {
  attempt({ read: readAny, check: checkModel }, new Uint8Array(readFileSync(`${folder}${name}`)));
});
