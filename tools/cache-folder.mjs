import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the project. */
export const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/** What tools remember between runs. Goes away with `node_modules`. */
export const cacheFolder = join(projectFolder, 'node_modules', '.cache', 'bitnet-playground');
