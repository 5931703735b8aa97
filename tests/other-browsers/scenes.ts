/** What every browser must let a person do, from opening the page to taking a model along. Small models: some paint in software. */
import { embedding } from './scenarios/embedding';
import { files } from './scenarios/files';
import { kept } from './scenarios/kept';
import { library } from './scenarios/library';
import { newVersion, offline } from './scenarios/offline';
import { drawings, table, text } from './scenarios/own-data';
import { sharing } from './scenarios/sharing';
import type { Scene } from './scenarios/scenario';
import { sweep } from './scenarios/sweep';
import { defaultPage, threeArms } from './scenarios/training';
import { xray } from './scenarios/xray';

export const scenes: readonly Scene[] = [
  defaultPage,
  threeArms,
  sharing,
  files,
  kept,
  offline,
  newVersion,
  library,
  sweep,
  text,
  table,
  drawings,
  xray,
  embedding,
];
