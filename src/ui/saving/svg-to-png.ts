import * as words from '#words/ui/saving';

/** Pixels per CSS pixel: sharp on paper and on dense screens. */
const SCALE = 2;

/** Draws a self-contained SVG. Rejects where the browser cannot. */
export async function svgToPng(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = SCALE * image.width;
    canvas.height = SCALE * image.height;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error(words.noCanvas);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob === null ? reject(new Error(words.noPng)) : resolve(blob)), 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}
