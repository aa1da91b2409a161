import { useMemo, useState } from 'react';
import { compareWords } from '../../../shared/compare/words.ts';
import type { Register } from '../../../shared/opinion/register.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import type { OpinionNames } from '../../../shared/page/paragraph-names.ts';
import { blockOf } from '../../editor/blocks.ts';
import { useStore } from '../../ui/use-store.ts';
import { useText } from '../../ui/words.tsx';
import type { OpenOpinion } from '../opinion/opened.ts';

interface ChangedWordsProps {
  readonly opinion: OpenOpinion;
  readonly register: Register;
  readonly names: OpinionNames;
}

/** What has become of the paragraph since it was put under discussion: old words struck, new ones underlined, until whoever leads moves on. */
export function ChangedWords({ opinion, register, names }: ChangedWordsProps) {
  const { t } = useText();
  const doc = useStore(opinion.words);
  const { block, story } = register.focus;
  const words = (doc && block !== null && blockOf(doc, block)?.node.textContent) || '';
  const [base, setBase] = useState<{ readonly block: BlockId | null; readonly words: string }>({ block: null, words: '' });
  if (base.block !== block && (block === null || words !== '')) setBase({ block, words });
  const pieces = useMemo(() => compareWords(base.words, words, register.language), [base, words, register.language]);
  if (block === null || story === true || base.block !== block || base.words === words) return null;
  return (
    <section className="screen-changed" aria-label={t('screen.changed', { paragraph: names.setOff(block) })}>
      <h2>{t('screen.changed', { paragraph: names.setOff(block) })}</h2>
      <p lang={register.language} dir="auto">
        {pieces.map((piece, at) => {
          const key = `${at}`;
          if (piece.is === 'ins') return <ins key={key}>{piece.text}</ins>;
          return piece.is === 'del' ? <del key={key}>{piece.text}</del> : <span key={key}>{piece.text}</span>;
        })}
      </p>
    </section>
  );
}
