/** A button that chooses a file. The browser's own has words that nobody here chose. */
import { useRef } from 'react';
import { Button, type ButtonProps } from './button.tsx';

interface FileButtonProps extends Pick<ButtonProps, 'look'> {
  readonly words: string;
  /** Endings and media types, with commas. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
}

export function FileButton({ words, accept, look = 'plain', onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file !== undefined) onFile(file);
          // the same file can be chosen again
          currentTarget.value = '';
        }}
      />
      <Button look={look} onPress={() => input.current?.click()}>
        {words}
      </Button>
    </>
  );
}
