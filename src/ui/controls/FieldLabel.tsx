import type { ReactElement } from 'react';
import { settingTerms } from '../glossary/terms-of';
import { Term } from '../glossary/Term';
import type { Parameter } from '../words/parameters';
import './field-label.css';

/** The name of a setting, which its control is `aria-labelledby`: a label element may not hold the button that a term is. */
export function FieldLabel({ id, parameter }: { readonly id: string; readonly parameter: Parameter }): ReactElement {
  const term = settingTerms[parameter.name];
  return (
    <span className="field-label" id={id}>
      {term === undefined ? (
        parameter.label
      ) : (
        <Term id={term} note={parameter.hint}>
          {parameter.label}
        </Term>
      )}
    </span>
  );
}
