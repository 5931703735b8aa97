/** What the worker of the X-ray does with a model, without a worker. */
import type { Finding } from '../../../src/formats/xray/diagnosis/finding';
import { numericFindings, type Examined } from '../../../src/formats/xray/diagnosis/numbers';
import { structuralFindings } from '../../../src/formats/xray/diagnosis/structure';
import { countMatrix } from '../../../src/formats/xray/numbers/statistics';
import type { OpenModel } from '../../../src/formats/xray/open-model';

export async function findingsOf({ facts, tensors }: OpenModel): Promise<readonly Finding[]> {
  const examined: Examined[] = [];
  for (const tensor of tensors) {
    const matrix = tensor.about.unread === null ? await tensor.open() : null;
    if (matrix !== null) examined.push({ about: tensor.about, statistics: await countMatrix(matrix, 2 ** 18) });
  }
  return [
    ...structuralFindings(
      facts,
      tensors.map(({ about }) => about),
    ),
    ...numericFindings(facts, examined),
  ];
}

export const idsOf = (findings: readonly Finding[]): readonly string[] => [...new Set(findings.map(({ id }) => id))].toSorted();
