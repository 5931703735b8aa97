/** Everything that the X-ray knows, as plain JSON: keys are English in every language, sentences those of the page. */
import type { MatrixStatistics, ModelFacts, StoredTensor, TensorComparison } from '../../worker/xray-protocol';
import { comparisonSentence } from './comparison-words';
import { bySeverity } from './DiagnosisView';
import { saidFinding } from './finding-words';
import type { OpenedXray, XrayComparison } from './use-xray';

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
  /** With another file, tensor by tensor; null where none was made, or not to its end. */
  readonly comparison: { readonly second: ModelFacts; readonly text: string; readonly tensors: readonly TensorComparison[] } | null;
}

export function xraySummary({ model, findings, examined, isExamined }: OpenedXray, beside: XrayComparison | null): XraySummary {
  const compared = beside?.compared ?? null;
  return {
    format: 'bitnet-playground-xray',
    version: 1,
    model: model.facts,
    complete: isExamined,
    findings: bySeverity(findings).map((finding) => ({ ...finding, text: saidFinding(finding).text })),
    tensors: model.tensors.map((tensor, index) => ({ ...tensor, statistics: examined.get(index) ?? null })),
    comparison:
      beside === null || compared === null ? null : { second: beside.second, text: comparisonSentence(compared), tensors: compared },
  };
}
