/** Buttons that lead to paragraphs: the first few, and the rest behind one more. */
import { useState } from 'react';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { useText } from '../../ui/words.tsx';
import { useOpened } from './opened.ts';

const FEW = 8;

export function Ways({ blocks }: { readonly blocks: readonly BlockId[] }) {
  const rest = blocks.slice(FEW);
  return (
    <>
      {blocks.slice(0, FEW).map((block) => (
        <Way key={block} block={block} />
      ))}
      {rest.length > 0 && <Rest blocks={rest} />}
    </>
  );
}

/** Drawn while it is open: as long as nothing is agreed there are as many as the text has paragraphs. */
function Rest({ blocks }: { readonly blocks: readonly BlockId[] }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  return (
    <details className="rest" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('between.all', { count: blocks.length })}</summary>
      {open && blocks.map((block) => <Way key={block} block={block} />)}
    </details>
  );
}

function Way({ block }: { readonly block: BlockId }) {
  const { names, goTo } = useOpened();
  return (
    <button type="button" className="way" onClick={() => goTo(block)}>
      <bdi>{names.paragraph(block)}</bdi>
    </button>
  );
}
