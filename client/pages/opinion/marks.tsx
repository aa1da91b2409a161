/** What stands in the margin beside a paragraph: its name, its status, and every reason that holds too. Every mark is a button. */
import { type ReactNode, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import type { Text } from '../../../shared/i18n/text.ts';
import type { ShownParagraph } from '../../../shared/opinion/register.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { Chip } from '../../ui/chip.tsx';
import type { ShapeName } from '../../ui/shape.tsx';
import { useText } from '../../ui/words.tsx';
import { type Entities, useEntities } from '../names.ts';
import type { Margin } from './margin.ts';
import { useOpened } from './opened.ts';
import { WhyClosed } from './why-closed.tsx';

export interface Mark {
  readonly shape: ShapeName;
  readonly words: string;
  /** Codes of the States behind it. */
  readonly codes: readonly string[];
}

/** Status first, then whatever holds too, in the order in which it weighs. */
export function marksOf(paragraph: ShownParagraph, text: Text, entities: Entities): readonly Mark[] {
  const { t } = text;
  const { positions, brackets, balanced, suggestions, status } = paragraph;
  const marks: Mark[] = [];
  const held = (kind: string) => positions.filter((position) => position.kind === kind && !position.met);
  const codes = (kind: string) => [...new Set(held(kind).map(({ entity }) => entities.code(entity)))];
  const add = (shape: ShapeName, words: string, states: readonly string[] = []): void => void marks.push({ shape, words, codes: states });

  if (held('objection').length > 0) add('objected', t('status.objected', { count: held('objection').length }), codes('objection'));
  if (held('time').length > 0) add('pending', t('status.pending', { count: held('time').length }), codes('time'));
  if (!balanced) add('unsettled', t('status.unbalanced'));
  else if (brackets > 0) add('unsettled', t('status.brackets', { count: Math.ceil(brackets / 2) }));
  if (suggestions > 0) add('suggestions', t('status.suggestions', { count: suggestions }));
  if (status === 'agreed') add('agreed', t('status.agreed'));
  if (status === 'reopened') {
    const by = paragraph.reopened?.entity ?? null;
    add('reopened', t('status.reopened'), by === null ? [] : [entities.code(by)]);
  }
  if (status === 'open') add('open', t('status.open'));
  if (paragraph.call !== null) add('call', t('status.call'));
  if (paragraph.reopenAsked.length > 0) add('ask', t('status.reopenAsked', { count: paragraph.reopenAsked.length }));
  if (held('reservation').length > 0)
    add('reservation', t('status.reservation', { count: held('reservation').length }), codes('reservation'));
  if (held('concern').length > 0) add('concern', t('status.concern', { count: held('concern').length }), codes('concern'));
  if (held('support').length > 0) add('support', t('status.support', { count: held('support').length }));
  return marks;
}

export function Marks({ margin }: { readonly margin: Margin }) {
  const { register } = useOpened();
  const rows = useSyncExternalStore(margin.rows.subscribe, margin.rows.getSnapshot);
  const byId = new Map(register.paragraphs.map((one) => [one.id, one]));
  return rows.map(({ id, place }) => {
    const paragraph = byId.get(id);
    if (paragraph === undefined || paragraph.status === null) return null;
    return createPortal(
      <>
        <ParagraphMarks paragraph={paragraph} />
        <WhyClosed paragraph={paragraph} />
      </>,
      place,
      id,
    );
  });
}

export function ParagraphMarks({ paragraph }: { readonly paragraph: ShownParagraph }) {
  const text = useText();
  const { t } = text;
  const entities = useEntities();
  const { current, goTo, names, ticked, tick, mayTick } = useOpened();
  const name = names.paragraph(paragraph.id);
  const isCurrent = current?.id === paragraph.id;
  const mayBeTicked = mayTick(paragraph.id) || ticked.has(paragraph.id);
  return (
    <ul className={isCurrent ? 'marks current' : 'marks'} lang={text.language} aria-label={t('paragraph.marks', { paragraph: name })}>
      <MarkButton className="number" block={paragraph.id} label={name} current={isCurrent} onPress={goTo}>
        <bdi>{name}</bdi>
      </MarkButton>
      {marksOf(paragraph, text, entities).map(({ shape, words, codes }) => (
        <MarkButton
          key={shape}
          className="mark-button"
          block={paragraph.id}
          label={[t('app.colon', { before: name, after: words }), ...codes].join(' ')}
          current={isCurrent}
          onPress={goTo}
        >
          <Chip shape={shape}>{words}</Chip>
          {codes.length > 0 && <span className={`codes ${shape}`}> {codes.join(' ')}</span>}
        </MarkButton>
      ))}
      {mayBeTicked && (
        <li className="chair-tick">
          <input
            type="checkbox"
            aria-label={t('paragraph.choose', { paragraph: name })}
            tabIndex={isCurrent ? 0 : -1}
            checked={ticked.has(paragraph.id)}
            onChange={(event) => tick([paragraph.id], event.target.checked)}
          />
        </li>
      )}
    </ul>
  );
}

interface MarkButtonProps {
  readonly className: string;
  readonly block: BlockId;
  readonly label: string;
  /** One Tab stop: the marks of the current paragraph. */
  readonly current: boolean;
  readonly onPress: (block: BlockId) => void;
  readonly children: ReactNode;
}

function MarkButton({ className, block, label, current, onPress, children }: MarkButtonProps) {
  return (
    <li>
      <button type="button" className={className} aria-label={label} tabIndex={current ? 0 : -1} onClick={() => onPress(block)}>
        {children}
      </button>
    </li>
  );
}
