/**
 * Style sheets that a weak line lost. Vite remembers that it asked for one, whether it came or not, and the next import of the same chunk comes
 * without it: whoever asks for a chunk again asks for its sheets too.
 */
const lost = new Set<HTMLLinkElement>();

// it does not bubble
document.addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') lost.add(target);
  },
  true,
);

/** Resolves once all of them are here. */
export async function stylesAgain(): Promise<void> {
  await Promise.all([...lost].map(again));
}

/** An element asks once: another one takes its place. */
function again(link: HTMLLinkElement): Promise<void> {
  lost.delete(link);
  const next = link.cloneNode() as HTMLLinkElement;
  next.nonce = link.nonce;
  return new Promise((resolve, reject) => {
    next.addEventListener('load', () => resolve());
    next.addEventListener('error', () => reject(new Error(`no style sheet ${next.href}`)));
    link.replaceWith(next);
  });
}
