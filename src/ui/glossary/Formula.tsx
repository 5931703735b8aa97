import { inFormula } from '#words/ui/glossary';
import { createElement, type ReactElement } from 'react';
import type { Maths } from './glossary';

/** A formula as MathML, which browsers draw and screen readers speak by themselves. */
export function Formula({ maths }: { readonly maths: readonly Maths[] }): ReactElement {
  return createElement('math', { display: 'block', className: 'term-formula' }, ...maths.map(drawn));
}

function drawn(maths: Maths): ReactElement {
  if (typeof maths === 'string') return createElement(kindOf(maths), null, maths);
  const { element, parts } = maths;
  return createElement(element, element === 'mover' ? { accent: 'true' } : null, ...parts.map(drawn));
}

/** Of a number, a name or letter, words, or a sign. */
function kindOf(text: string): 'mn' | 'mi' | 'mtext' | 'mo' {
  if (/^[−+]?[\d½]+$/u.test(text)) return 'mn';
  if (/^\p{L}+$/u.test(text)) return text === inFormula.given || text === inFormula.otherwise ? 'mtext' : 'mi';
  return /\p{L} \p{L}/u.test(text) ? 'mtext' : 'mo';
}
