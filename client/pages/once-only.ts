import { uuidv4 } from 'lib0/random';
import { useRef } from 'react';

/** An id that is the same for every try with the same words, so that what is sent again is done once only. */
export function useOnce(): (words: object) => string {
  const last = useRef({ words: '', id: '' });
  return (words) => {
    const now = JSON.stringify(words);
    if (last.current.words !== now) last.current = { words: now, id: uuidv4() };
    return last.current.id;
  };
}
