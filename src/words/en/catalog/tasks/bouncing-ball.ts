export const label = 'Bouncing ball';
export const summary = 'Watch a ball fly between four walls and draw the next picture.';
export const tryIt = 'Throw the ball and see how long the model keeps it in the air, its own pictures taken for real.';
export const scoreLabel = 'of the error of copying avoided';
export const badLength = (least: number, most: number): string =>
  `The ball needs a whole sequence length from ${least} to ${most} pictures.`;
export const copying = 'copy the last picture';
