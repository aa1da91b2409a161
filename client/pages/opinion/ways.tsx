/** Buttons that lead to paragraphs: the first few, and the rest behind one more. */
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { useText } from '../../ui/words.tsx';
import { useOpened } from './opened.ts';

const FEW = 8;

export function Ways({ blocks }: { readonly blocks: readonly BlockId[] }) {
  const { t } = useText();
  if (blocks.length === 0) return null;
  return (
    <>
      {blocks.slice(0, FEW).map((block) => (
        <Way key={block} block={block} />
      ))}
      {blocks.length > FEW && (
        <details className="rest">
          <summary>{t('between.all', { count: blocks.length - FEW })}</summary>
          {blocks.slice(FEW).map((block) => (
            <Way key={block} block={block} />
          ))}
        </details>
      )}
    </>
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
