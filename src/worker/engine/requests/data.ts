import type { Handlers } from '../answer';
import type { EngineParts } from '../engine-parts';

/** Requests on a person's data: read, hold for the runs of this engine, forget. */
export function dataRequests({ library }: EngineParts): Pick<Handlers, 'readData' | 'holdData' | 'forgetData'> {
  return {
    async readData({ source }) {
      // With the parser of tables, which most visits never need.
      const { readData } = await import('../../../catalog/data/read-data');
      const read = readData(source);
      library.set(read.data.card.digest, read.data);
      return read;
    },
    async holdData({ data }) {
      library.set(data.card.digest, data);
      return null;
    },
    async forgetData({ digest }) {
      library.delete(digest);
      return null;
    },
  };
}
