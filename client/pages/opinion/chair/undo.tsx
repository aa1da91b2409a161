import { useEffect, useRef, useState } from 'react';
import { undoSecondsOf } from '../../../../shared/opinion/undo-time.ts';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { useAct } from '../act.ts';
import { useHeld } from '../cards/held.ts';
import { useSecondsTo } from '../clock.ts';
import { useOfOpened } from '../opened.ts';

export interface Undoable {
  /** null = the adoption. */
  readonly id: string | null;
  readonly seq: number;
  /** ms UTC. */
  readonly until: number;
  /** False where it is too late, and shown with others that are not. An adoption is open until the log says that it has closed. */
  readonly open: boolean;
}

/** What was declared a moment ago. */
export function useUndoable(): readonly Undoable[] {
  const all = useOfOpened(({ clock, register: { adopting, paragraphs, policy } }): readonly Undoable[] => {
    const declared = paragraphs.flatMap(({ id, declared: act }) => {
      if (!act?.stands) return [];
      const until = act.at + undoSecondsOf(act, policy) * 1000;
      return [{ id, seq: act.seq, until, open: until > clock.getSnapshot() }];
    });
    return adopting === null ? declared : [...declared, { id: null, seq: adopting.seq, until: adopting.closesAt, open: true }];
  });
  const held = useHeld(all.filter(({ open }) => open).map(({ seq }) => String(seq)));
  return all.filter(({ seq }) => held.includes(String(seq))).toSorted((one, other) => one.seq - other.seq);
}

interface UndoProps {
  readonly undoable: readonly Undoable[];
}

function useUndo({ undoable }: UndoProps) {
  const { t } = useText();
  const names = useOfOpened((opened) => opened.names);
  const { send, problem } = useAct();
  const refused = useOfOpened(({ why }) => undoable.map(({ id, open }) => why('undo', id) ?? (open ? null : t('refusal.undo-too-late'))));
  const whyNot = (one: Undoable): string | null => refused[undoable.indexOf(one)] ?? null;
  const undo = async (all: readonly Undoable[]): Promise<void> => {
    for (const { seq } of all) if (!(await send({ do: 'undo', of: seq }))) return;
  };
  const button = (one: Undoable) => (
    <Button key={one.seq} why={whyNot(one)} onPress={() => void undo([one])}>
      {one.id === null ? t('chair.undoAdoption') : t('chair.undoDeclaration', { paragraph: names.setOff(one.id) })}{' '}
      <Left until={one.until} />
    </Button>
  );
  return { whyNot, undo, button, problem };
}

const declarationsOf = ({ undoable }: UndoProps): readonly Undoable[] => undoable.filter(({ id }) => id !== null);

/** It can be taken back, all of it at one press. What has the pointer or the focus does not come to take back more than it said. */
export function UndoLast({ undoable: all }: UndoProps) {
  const { t } = useText();
  const { whyNot, undo, button, problem } = useUndo({ undoable: all });
  const [kept, keep] = useState<readonly Undoable[] | null>(null);
  const still = all.filter(({ seq }) => kept?.some((one) => one.seq === seq));
  const undoable = still.length > 0 ? still : all;
  const here = useRef(new Set<'pointer' | 'focus'>());
  const hold = (by: 'pointer' | 'focus') => (): void => {
    here.current.add(by);
    keep(undoable);
  };
  const release = (by: 'pointer' | 'focus') => (): void => {
    here.current.delete(by);
    if (here.current.size === 0) keep(null);
  };
  const isGone = undoable.length === 0;
  // what goes away under the pointer tells of no leaving
  useEffect(() => {
    if (isGone) here.current.clear();
  }, [isGone]);
  const declarations = declarationsOf({ undoable });
  const [first, second] = declarations;
  const possible = declarations.filter((one) => whyNot(one) === null);
  if (isGone) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing is done here; each of its buttons is interactive by itself
    <div
      className="chair-undo"
      data-part="undo"
      onPointerEnter={hold('pointer')}
      onPointerLeave={release('pointer')}
      onFocus={hold('focus')}
      onBlur={release('focus')}
    >
      {undoable.filter(({ id }) => id === null).map(button)}
      {first !== undefined && second !== undefined ? (
        <Button why={possible.length > 0 ? null : whyNot(first)} onPress={() => void undo(possible)}>
          {t('chair.undoAll', { count: possible.length || declarations.length })} <Left until={(possible[0] ?? first).until} />
        </Button>
      ) : (
        declarations.map(button)
      )}
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
    </div>
  );
}

/** And one by one, where there are several. */
export function UndoEach({ undoable }: UndoProps) {
  const { t } = useText();
  const { button, problem } = useUndo({ undoable });
  const declarations = declarationsOf({ undoable });
  if (declarations.length < 2) return null;
  return (
    <div className="chair-part">
      <h2>{t('chair.undoOne')}</h2>
      <div className="buttons">{declarations.map(button)}</div>
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
    </div>
  );
}

function Left({ until }: { readonly until: number }) {
  const { t } = useText();
  const left = useSecondsTo(until);
  return left > 0 && <span className="hint">{t('chair.seconds', { count: left })}</span>;
}
