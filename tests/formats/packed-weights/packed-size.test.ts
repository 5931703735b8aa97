/** The size shown before the export is that of the file. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { modeIds } from '../../../src/catalog/modes/modes';
import { taskIds } from '../../../src/catalog/tasks/tasks';
import { experimentOf } from '../../../src/experiment/defaults';
import { packed } from '../../../src/formats/packed-weights/packed';
import { packedFileBytes } from '../../../src/formats/packed-weights/packed-size';
import { exampleSettings } from '../../catalog/example-data';
import { arbitraryDraft, someRecipes } from '../../experiment/drafts';
import { randomModel, tinyModel } from '../random-model';

it.each(
  taskIds.flatMap((task) =>
    [...modeIds, ...someRecipes].flatMap((mode) => (['b1.58', 'edifice'] as const).map((recipe) => ({ task, mode, recipe }))),
  ),
)('$task, $mode, $recipe', ({ task, mode, recipe }) => {
  const model = tinyModel({ ...exampleSettings(task), mode, recipe, feedForwardSize: 4 });
  for (const step of [0, 9, 10, 99, 100, 12_345])
    expect(packed.write({ ...model, step }).length).toBe(packedFileBytes(model.experiment, step));
});

it('any sizes, any settings', () => {
  fc.assert(
    fc.property(arbitraryDraft, (draft) => {
      const model = randomModel(experimentOf(draft));
      expect(packed.write(model).length).toBe(packedFileBytes(model.experiment, model.step));
    }),
  );
});
