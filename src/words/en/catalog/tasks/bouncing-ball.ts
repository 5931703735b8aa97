export const label = 'Bouncing ball';
export const summary = 'Watch a ball fly between four walls and draw the next picture.';
export const tryIt = 'Throw the ball. From then on the model sees only its own pictures: how long does it keep the ball flying?';
export const scoreLabel = 'less error than copying';
export const badLength = (least: number, most: number): string =>
  `The ball needs a whole sequence length from ${least} to ${most} pictures.`;
export const copying = 'copy the last picture';
