/**
 * What is fetched once, for whoever asks. A failure is not remembered, and who joined an attempt that failed asks once more: that
 * was under way before, and says nothing of now.
 */
export function fetchedOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let coming: Promise<T> | null = null;

  function begin(): Promise<T> {
    const mine = load();
    coming = mine;
    mine.catch(() => {
      if (coming === mine) coming = null;
    });
    return mine;
  }

  return async () => {
    const underWay = coming;
    if (underWay === null) return begin();
    try {
      return await underWay;
    } catch {
      return coming ?? begin();
    }
  };
}
