/** Where a page of the format `html` keeps its weights and its program: ids of script elements. */
export const weightsId = 'bitnet-weights';
export const programId = 'bitnet-program';
