import { type ChangeEvent, useState } from 'react';
import { useOfOpened } from '../opened.ts';

export interface Kept {
  readonly value: string;
  readonly tie: { readonly value: string; readonly onChange: (event: ChangeEvent<HTMLTextAreaElement | HTMLInputElement>) => void };
  readonly keep: (words: string) => void;
  readonly forget: () => void;
}

/** What is typed into a form stays until its act is done: through a refusal, a look at another paragraph, a lost connection, a reload. `before`: what it begins with. */
export function useKept(form: string, before = ''): Kept {
  const opinion = useOfOpened((opened) => opened.opinion);
  const [value, setValue] = useState(() => opinion.acts.reason(form) || before);
  const keep = (text: string): void => {
    opinion.acts.keepReason(form, text);
    setValue(text);
  };
  return { value, tie: { value, onChange: (event) => keep(event.target.value) }, keep, forget: () => keep('') };
}
