/** Opens a thing on first use; whoever asks meanwhile or later gets the same one, or the same failure. */
export function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () => {
    opened ??= open();
    return opened;
  };
}
