export const direction = 'direction';
export const speed = 'speed';
export const pixelsAPicture = 'pixels per picture';
export const seenBefore = 'seen before';
export const whatComes = 'what comes next';
export const errors = (first: string, last: string): string => `error: first picture ${first}, last ${last}`;
export const pictures = (of: string, count: number): string => `${of}: ${count} pictures`;
export const field = (fromLeft: number, fromTop: number): string =>
  `The ball starts ${fromLeft}% from the left and ${fromTop}% from the top. Drag to throw it, or use the sliders.`;
