/** What stands at an address that has nothing for whoever looks: one true sentence, said once, and a way on. */
import { type ReactNode, useEffect } from 'react';
import { announcer } from '../../ui/announce.ts';

export function NotOpen({ words, children }: { readonly words: string; readonly children?: ReactNode }) {
  useEffect(() => announcer.say('status', words, words), [words]);
  return (
    <div className="sheet">
      <p>{words}</p>
      {children}
    </div>
  );
}
