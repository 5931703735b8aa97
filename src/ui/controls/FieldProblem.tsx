import type { ReactElement } from 'react';
import { Icon } from '../Icon';

/** Why a value is refused, beside the field that holds it. */
export function FieldProblem({ id, problem }: { readonly id: string; readonly problem: string | null }): ReactElement | null {
  if (problem === null) return null;
  return (
    <p className="field-problem" id={id} role="status">
      <Icon name="warning" size={15} />
      <span>{problem}</span>
    </p>
  );
}
