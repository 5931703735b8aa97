/** One claim of the project and what a run of one seed says to it. */
export interface Finding {
  readonly what: string;
  readonly found: number;
  readonly relation: 'at least' | 'at most' | 'below' | 'above';
  readonly bound: number;
}

export function holds({ found, relation, bound }: Finding): boolean {
  switch (relation) {
    case 'at least':
      return found >= bound;
    case 'at most':
      return found <= bound;
    case 'below':
      return found < bound;
    case 'above':
      return found > bound;
  }
}
