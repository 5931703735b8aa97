import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderModel, GAMMA, ggufModel } from '../../formats/xray/small-models';
import { tinyLink, type Scene } from './scenario';

/** Models of other programs, read through `File.slice` by a worker of their own. */
export const xray: Scene = {
  title: 'X-ray',
  async open({ person, site }) {
    await person.visit(`${site}#${tinyLink({ modes: 'ternary' })}`);
    await person.ready('button', 'Train');
  },
  scenarios: [
    {
      title: 'a model is opened, counted and diagnosed',
      async play({ person, downloads }) {
        const source = ggufModel({ scale: () => 1 / GAMMA });
        const path = join(downloads, 'upside-down.gguf');
        writeFileSync(path, await source.read(0, source.sizeBytes));
        await person.press('button', 'X-ray of a model');
        await person.choose('Choose the files of a model', path);
        await person.see(/γ = 14\.1/, 'dialog');
        await person.see(/All 74 tensors examined/, 'dialog');
        await person.press('radio', /^Diagnosis/, 'dialog');
        await person.see(/The scale looks upside down/, 'dialog');
      },
    },
    {
      title: 'it is compared with a folder of transformers',
      async play({ person, downloads }) {
        const paths = [];
        for (const source of folderModel()) {
          const path = join(downloads, source.name);
          writeFileSync(path, await source.read(0, source.sizeBytes));
          paths.push(path);
        }
        await person.press('radio', 'Comparison', 'dialog');
        await person.choose('Choose the other model', ...paths);
        await person.see(/They part first at blk\.0\.attn_q\.weight: the scale is upside down/, 'dialog');
      },
    },
  ],
};
