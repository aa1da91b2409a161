/** What this person may do now with the opinion or a paragraph, and why not, in words. The answers are those of the rules. */
import { useCallback, useMemo } from 'react';
import { readRestrictedId } from '../../../shared/forum/restricted.ts';
import { sayRefusal } from '../../../shared/i18n/refusal.ts';
import type { Actor } from '../../../shared/opinion/actor.ts';
import type { AskedFacts, Question } from '../../../shared/opinion/questions.ts';
import type { Refusal } from '../../../shared/opinion/refusal.ts';
import type { Register } from '../../../shared/opinion/register.ts';
import { presides } from '../../../shared/opinion/rights.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import type { OpinionNames } from '../../../shared/page/paragraph-names.ts';
import type { Readable } from '../../lib/store.ts';
import { RAISING } from '../../sync/acts.ts';
import { useStore } from '../../ui/use-store.ts';
import { useText } from '../../ui/words.tsx';
import { useTurn } from './clock.ts';
import type { Opened } from './opened.ts';
import { rulesHere } from './rules.ts';

interface Asking {
  /** As it was when something else than words changed last: the rules compare words with themselves alone. */
  readonly register: Register;
  /** null: nobody is signed in. */
  readonly actor: Actor | null;
  readonly facts: AskedFacts | null;
  readonly clock: Readable<number>;
  readonly names: OpinionNames;
  readonly live: boolean;
}

const isWhole = (name: Question): boolean => name === 'call-adoption' || name === 'adopt' || name === 'close-without-adoption';

export function useMay({ register, actor, facts, clock, names, live }: Asking): Pick<Opened, 'why' | 'mayTick' | 'sayNo'> {
  const text = useText();
  const rules = useStore(rulesHere);
  const turn = useTurn(clock, register);
  // biome-ignore lint/correctness/useExhaustiveDependencies: at a turn of the clock other answers come
  const may = useMemo(() => {
    const place = readRestrictedId(register.opinion) === null ? 'open' : 'inside';
    /** What has been asked in this second: some refusals count the seconds that are left. */
    let asked = { second: Number.NaN, known: new Map<BlockId | null, (question: Question) => Refusal | null>() };
    return (block: BlockId | null) => {
      if (actor === null || rules === null) return null;
      const now = clock.getSnapshot();
      const second = Math.floor(now / 1000);
      if (second !== asked.second) asked = { second, known: new Map() };
      const found = asked.known.get(block) ?? rules.mayOn(register, actor, block, now, { place, ...facts });
      asked.known.set(block, found);
      return found;
    };
  }, [rules, register, actor, clock, facts, turn]);
  const why = useCallback<Opened['why']>(
    (command, block) => {
      if (rules === null && !RAISING.has(command)) return text.t('app.loading');
      const refusal = may(block)?.(command) ?? null;
      if (refusal === null) return live || RAISING.has(command) ? null : text.t('act.notLive');
      return sayRefusal(text, refusal, names, block === null || isWhole(command) ? 'opinion' : 'paragraph');
    },
    [rules, may, live, text, names],
  );
  const ticks = register.phase !== 'not-adopted' && actor !== null && presides(actor) ? register : null;
  // what is typed changes them seldom, and all that is beside the text asks
  const free = useMemo(() => [...(ticks === null ? [] : (rules?.callable(ticks) ?? []))].join(), [ticks, rules]);
  const callable = useMemo(() => new Set(free.split(',')), [free]);
  const mayTick = useCallback<Opened['mayTick']>((block) => callable.has(block), [callable]);
  const sayNo = useCallback<Opened['sayNo']>(
    (refusal, command) => sayRefusal(text, refusal, names, isWhole(command.do) ? 'opinion' : 'paragraph'),
    [text, names],
  );
  return useMemo(() => ({ why, mayTick, sayNo }), [why, mayTick, sayNo]);
}
