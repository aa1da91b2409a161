import { BLOCK_KINDS, type BlockKind } from '../../../shared/opinion/vocabulary.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import type { DraftBlock } from './check.tsx';

interface LineProps {
  readonly at: number;
  readonly block: DraftBlock;
  /** As the opinion will show it; '' = none. */
  readonly label: string;
  readonly doubts: readonly { readonly words: string; readonly about: string }[];
  readonly onChange: (block: DraftBlock) => void;
  readonly onRemove: () => void;
}

const LEVELS = [0, 1, 2, 3] as const;
const isItem = (kind: BlockKind): boolean => kind === 'preamble-item' || kind === 'operative-item';

export function Line({ at, block, label, doubts, onChange, onRemove }: LineProps) {
  const { t, language, dir } = useText();
  const place = at + 1;
  return (
    <li id={`line-${at}`} className={doubts.length > 0 ? 'line doubted' : 'line'} tabIndex={-1}>
      <div className="line-kind" lang={language} dir={dir}>
        <select
          aria-label={t('read.kind', { place })}
          value={block.kind}
          onChange={(event) => onChange({ ...block, kind: event.target.value as BlockKind, level: 0 })}
        >
          {BLOCK_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`block.${kind}`)}
            </option>
          ))}
        </select>
        {isItem(block.kind) && (
          <select
            aria-label={t('read.level', { place })}
            value={block.level}
            onChange={(event) => onChange({ ...block, level: Number(event.target.value) })}
          >
            {LEVELS.map((level) => (
              <option key={level} value={level}>
                {t(`level.${level}`)}
              </option>
            ))}
          </select>
        )}
        {label !== '' && <bdi className="line-label">{label}</bdi>}
        <Button look="bare" onPress={onRemove} label={t('read.remove', { place })}>
          ×
        </Button>
      </div>
      <div className="line-words">
        <textarea
          className={`words ${block.kind} level-${block.level}`}
          aria-label={t('read.words', { place })}
          dir="auto"
          rows={1}
          value={block.text}
          onChange={(event) => onChange({ ...block, text: event.target.value.replace(/\s*\n\s*/g, ' ') })}
        />
        {doubts.map(({ words, about }) => (
          <p key={words + about} className="doubt" lang={language} dir={dir}>
            {words} {about !== '' && about !== block.text && <q dir="auto">{about}</q>}
          </p>
        ))}
      </div>
    </li>
  );
}
