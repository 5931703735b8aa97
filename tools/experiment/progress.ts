/** A bar on a terminal's standard error; a line at every tenth elsewhere, so that a log stays short. */
export function progressBar(stream: NodeJS.WriteStream): {
  show(share: number, doing: string): void;
  note(text: string): void;
  end(): void;
} {
  const width = 30;
  const noted = new Set<string>();
  let tenth = 0;
  const clear = (): void => void (stream.isTTY && stream.write('\r\u001B[K'));
  return {
    show(share, doing) {
      if (stream.isTTY) {
        const filled = Math.round(width * share);
        clear();
        stream.write(
          `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${(100 * share).toFixed(0).padStart(3)} %  ${doing}`.slice(0, stream.columns),
        );
      } else if (share >= (tenth + 1) / 10) {
        tenth = Math.floor(10 * share);
        stream.write(`${10 * tenth} %\n`);
      }
    },
    note(text) {
      if (noted.has(text)) return;
      noted.add(text);
      clear();
      stream.write(`${text}\n`);
    },
    end: clear,
  };
}
