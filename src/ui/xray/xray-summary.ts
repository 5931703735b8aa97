/** Everything that the X-ray knows, as plain JSON: keys are English in every language, sentences those of the page. */
import type { MatrixStatistics, ModelFacts, StoredTensor } from '../../worker/xray-protocol';
import { bySeverity } from './DiagnosisView';
import { saidFinding } from './finding-words';
import type { OpenedXray } from './use-xray';

export interface XraySummary {
  readonly format: 'bitnet-playground-xray';
  readonly version: 1;
  readonly model: ModelFacts;
  /** Whether all tensors were examined. */
  readonly complete: boolean;
  readonly findings: readonly {
    readonly id: string;
    readonly severity: string;
    readonly tensors: readonly string[];
    readonly count: number;
    readonly evidence: Readonly<Record<string, number | string>>;
    readonly text: string;
  }[];
  readonly tensors: readonly (StoredTensor & { readonly statistics: MatrixStatistics | null })[];
}

export function xraySummary({ model, findings, examined, isExamined }: OpenedXray): XraySummary {
  return {
    format: 'bitnet-playground-xray',
    version: 1,
    model: model.facts,
    complete: isExamined,
    findings: bySeverity(findings).map((finding) => ({ ...finding, text: saidFinding(finding).text })),
    tensors: model.tensors.map((tensor, index) => ({ ...tensor, statistics: examined.get(index) ?? null })),
  };
}
