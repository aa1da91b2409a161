/** What stands in the cell of the table that has the focus or the pointer: whose position, since when, why, and what would meet it. */
import { useLayoutEffect, useRef } from 'react';
import type { ShownPosition } from '../../../../shared/opinion/register.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { KIND_MARKS } from '../../../../shared/page/kind-marks.ts';
import { Chip } from '../../../../shared/page/parts/chip.tsx';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { useOpened } from '../opened.ts';
import { type Column, cellOf, positionWords } from './cell-of.ts';
import { positionsOf } from './matrix-of.ts';

export interface Explained {
  readonly block: BlockId;
  readonly column: Column;
}

export function CellExplained({ of }: { readonly of: Explained | null }) {
  const text = useText();
  const { t } = text;
  const entities = useEntities();
  const { register, names } = useOpened();
  const paragraph = register.paragraphs.find(({ id }) => id === of?.block);
  const found = of === null || paragraph === undefined || !('state' in of.column) ? [] : positionsOf(paragraph, of.column.state);
  const place = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each is read from its beginning
  useLayoutEffect(() => {
    // in braces: browsers begin to answer with a promise, which is no way to end an effect
    place.current?.scrollTo(0, 0);
  }, [of]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: where much was said it is scrolled, by keys too
    <section ref={place} className="cell-explained" aria-label={t('console.cell')} tabIndex={0}>
      {of !== null && paragraph !== undefined && (
        <>
          <h2>
            <bdi>{names.paragraph(paragraph.id)}</bdi>
          </h2>
          {found.length === 0 && <p>{cellOf(paragraph, of.column, text, entities).words}</p>}
          {found.map((position) => (
            <Said key={position.id} position={position} />
          ))}
        </>
      )}
      <p id="matrix-help" className="note">
        {t('console.help')}
      </p>
    </section>
  );
}

function Said({ position }: { readonly position: ShownPosition }) {
  const text = useText();
  const { t } = text;
  const entities = useEntities();
  const { kind, at, until, earlierWording, note } = position;
  const said = [
    ['card.reason', note?.reason],
    ['card.cure', note?.cure],
  ] as const;
  return (
    <>
      <p>
        <Chip shape={KIND_MARKS[kind].shape} strong>
          {positionWords(position, text, entities)}
        </Chip>
      </p>
      <p className="note">
        {text.facts([
          t('card.at', { moment: text.moment(at) }),
          ...(until === null ? [] : [t('card.until', { date: text.date(until) })]),
          ...(earlierWording ? [t('card.earlier')] : []),
        ])}
      </p>
      {said.map(
        ([label, words]) =>
          words !== undefined &&
          words !== '' && (
            <p key={label} dir="auto">
              <span className="note">{t('app.valueOf', { field: t(label), is: '' })}</span>
              {words}
            </p>
          ),
      )}
    </>
  );
}
