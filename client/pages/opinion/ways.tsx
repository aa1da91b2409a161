/** Buttons that lead to paragraphs: the first few, and the rest behind one more. */
import { useState } from 'react';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { useText } from '../../ui/words.tsx';
import type { Opened } from './opened.ts';

const FEW = 8;

interface WaysProps extends Pick<Opened, 'names' | 'goTo'> {
  readonly blocks: readonly BlockId[];
}

export function Ways({ blocks, ...opened }: WaysProps) {
  const rest = blocks.slice(FEW);
  return (
    <>
      {blocks.slice(0, FEW).map((block) => (
        <Way key={block} block={block} {...opened} />
      ))}
      {rest.length > 0 && <Rest blocks={rest} {...opened} />}
    </>
  );
}

/** Drawn while it is open: as long as nothing is agreed there are as many as the text has paragraphs. */
function Rest({ blocks, ...opened }: WaysProps) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  return (
    <details className="rest" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('between.all', { count: blocks.length })}</summary>
      {open && blocks.map((block) => <Way key={block} block={block} {...opened} />)}
    </details>
  );
}

interface WayProps extends Pick<Opened, 'names' | 'goTo'> {
  readonly block: BlockId;
}

function Way({ block, names, goTo }: WayProps) {
  return (
    <button type="button" className="way" onClick={() => goTo(block)}>
      <bdi>{names.paragraph(block)}</bdi>
    </button>
  );
}
