/** Did a request come to nothing on the way (a network that failed, an answer cut short or taken back), and not by a mistake of ours? */
export const isFault = (error: unknown): boolean =>
  error instanceof TypeError || error instanceof SyntaxError || (error instanceof DOMException && error.name === 'AbortError');
