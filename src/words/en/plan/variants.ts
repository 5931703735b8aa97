export const direct = 'one thread a row and no barriers';
export const tiled = 'tiles in workgroup memory';
export const subgroups = 'tiles in workgroup memory, sums in subgroups';
export const halves = 'tiles in workgroup memory, whole numbers in 16 bits';
export const subgroupHalves = 'tiles in workgroup memory, sums in subgroups, whole numbers in 16 bits';
