/**
 * The cards of all paragraphs, in the order of the text: each in one line level with its paragraph, the current one open (P21). On narrow pages
 * the open one alone, as a sheet.
 */
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ButWords } from '../../../../shared/opinion/register.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { walk } from '../../../ui/walk.ts';
import { useText } from '../../../ui/words.tsx';
import { useOfOpened } from '../opened.ts';
import { CardLine } from './card-line.tsx';
import { hasCard } from './carded.ts';
import { useColumn } from './column.ts';
import { Level, type Stands } from './level.ts';
import { OpenCard } from './open-card.tsx';
import { useTalks } from './talks.ts';

export function Cards() {
  const { t } = useText();
  const { opinion, open, names, goTo } = useOfOpened(({ opinion, current, names, goTo }) => ({
    opinion,
    open: current?.id ?? null,
    names,
    goTo,
  }));
  const beside = useColumn();
  const whole = useOfOpened(({ register: { kind, policy, phase } }) => ({ kind, policy, phase }));
  const talks = useTalks();
  const isCarded = (one: ButWords): boolean => beside && (one.id === open || hasCard(one) || hasTalk(one, talks));
  const carded = useOfOpened(({ register: { paragraphs: said } }): readonly Stands[] =>
    said.filter(isCarded).map((one) => placed(one, said)),
  );
  const [column, near] = useLevel(carded, open, beside);
  const at = carded.filter(({ id }) => id === open || near.has(id)).findIndex(({ id }) => id === open);
  // letters are typed in the open one, and the others stay as they are
  const others = useOfOpened(({ register: { paragraphs: said } }) =>
    said.filter((one) => one.id !== open && near.has(one.id) && isCarded(one)),
  );
  // the same elements as long as nothing of them changes: with a thread on each paragraph they are many, and letters are typed in the open one
  const [above, below] = useMemo(() => {
    const before = Math.max(0, at);
    // Tab comes to one of them
    const stop = others[before] ?? others[before - 1];
    const lines = others.map((paragraph) => (
      <CardLine
        key={paragraph.id}
        paragraph={paragraph}
        name={names.paragraph(paragraph.id)}
        whole={whole}
        talk={talks.get(paragraph.id) ?? null}
        stop={paragraph === stop}
        goTo={goTo}
      />
    ));
    return [lines.slice(0, before), lines.slice(before)] as const;
  }, [others, at, names, whole, talks, goTo]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: there are no fields in it
    <div
      ref={column}
      className="beside"
      role="group"
      aria-label={t('cards.all')}
      onKeyDown={(event) => walk(event, ':scope > .card-line', () => opinion.toText())}
    >
      {above}
      <OpenCard />
      {below}
    </div>
  );
}

/** Keeps them in their places; which of them are near what is seen. */
function useLevel(carded: readonly Stands[], current: BlockId | null, beside: boolean) {
  const column = useRef<HTMLDivElement>(null);
  const level = useRef<Level | null>(null);
  const [near, setNear] = useState<ReadonlySet<BlockId>>(new Set());
  useLayoutEffect(() => {
    if (!beside || column.current === null) return;
    const made = new Level(column.current, setNear);
    level.current = made;
    return () => {
      made.close();
      level.current = null;
    };
  }, [beside]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the open one is higher than the others
  useLayoutEffect(() => level.current?.measure(carded), [beside, carded, current]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each that is drawn has its place
  useLayoutEffect(() => level.current?.place(), [near]);
  return [column, near] as const;
}

/** One whose deletion is agreed has no place in the text any more. */
const hasTalk = ({ id, removed, status }: ButWords, talks: ReturnType<typeof useTalks>): boolean =>
  talks.has(id) && !(removed && (status === null || status === 'agreed'));

function placed({ id, removed }: ButWords, all: readonly ButWords[]): Stands {
  if (!removed) return { id, behind: null };
  const at = all.findIndex((one) => one.id === id);
  return { id, behind: all.slice(0, at).findLast((one) => !one.removed)?.id ?? null };
}
