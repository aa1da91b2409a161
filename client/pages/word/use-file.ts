/** Takes a file that was chosen or dropped, has it read here in the browser, and tells what came of it. */
import { useState } from 'react';
import { useText } from '../../ui/words.tsx';
import { sayTrouble } from '../ask.ts';
import type { FileText } from './from-file.ts';

export type Taken = { readonly is: 'reading' } | ({ readonly is: 'read'; readonly name: string } & Omit<FileText, 'text' | 'isWord'>);

export interface ChosenFile {
  readonly taken: Taken | null;
  /** Why it could not be read. */
  readonly wrong: string | null;
  take(file: File | undefined): void;
}

export function useFile(onText: (text: string, isWord: boolean) => void): ChosenFile {
  const words = useText();
  const [taken, setTaken] = useState<Taken | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const read = async (file: File): Promise<void> => {
    setTaken({ is: 'reading' });
    setWrong(null);
    const reader = await import('./from-file.ts').catch(() => null);
    const found = await reader?.textOfFile(file);
    if (found?.ok === true) {
      const { text, isWord, ...rest } = found.value;
      onText(text, isWord);
      return setTaken({ is: 'read', name: file.name, ...rest });
    }
    setTaken(null);
    // the line is away, and with it the reader
    setWrong(found === undefined ? sayTrouble(words, { status: 0, code: '' }) : words.t(`word.why.${found.reason}`));
  };
  return {
    taken,
    wrong,
    take: (file) => {
      if (file !== undefined) void read(file);
    },
  };
}
