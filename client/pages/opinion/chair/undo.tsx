import { undoSecondsOf } from '../../../../shared/opinion/undo-time.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { useAct } from '../act.ts';
import { useHeld } from '../cards/held.ts';
import { useSecondsTo } from '../clock.ts';
import { useOpened } from '../opened.ts';

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
  const { clock, register } = useOpened();
  const { adopting, paragraphs, policy } = register;
  const declared = paragraphs.flatMap(({ id, declared: act }) => {
    if (!act?.stands) return [];
    const until = act.at + undoSecondsOf(act, policy) * 1000;
    return [{ id, seq: act.seq, until, open: until > clock.getSnapshot() }];
  });
  const adoption = adopting && { id: null, seq: adopting.seq, until: adopting.closesAt, open: true };
  const all: readonly Undoable[] = adoption === null ? declared : [...declared, adoption];
  const held = useHeld(all.filter(({ open }) => open).map(({ seq }) => String(seq)));
  return all.filter(({ seq }) => held.includes(String(seq))).toSorted((one, other) => one.seq - other.seq);
}

/** It can be taken back, all of it or one by one: first in the bar, also while that is folded. */
export function ChairUndo({ undoable }: { readonly undoable: readonly Undoable[] }) {
  const { t } = useText();
  const { names, why } = useOpened();
  const { send, problem } = useAct();
  const whyNot = ({ id, open }: Undoable): string | null => why('undo', id) ?? (open ? null : t('refusal.undo-too-late'));
  const button = (one: Undoable) => (
    <Button key={one.seq} why={whyNot(one)} onPress={() => void send({ do: 'undo', of: one.seq })}>
      {one.id === null ? t('chair.undoAdoption') : t('chair.undoDeclaration', { paragraph: names.setOff(one.id) })}{' '}
      <Left until={one.until} />
    </Button>
  );
  const adoption = undoable.filter(({ id }) => id === null);
  const declarations = undoable.filter(({ id }) => id !== null);
  const [first, second] = declarations;
  const possible = declarations.filter((one) => whyNot(one) === null);
  const undoAll = async (): Promise<void> => {
    for (const { seq } of possible) if (!(await send({ do: 'undo', of: seq }))) return;
  };
  if (undoable.length === 0) return null;
  return (
    <div className="chair-undo" data-part="undo">
      {adoption.map(button)}
      {first !== undefined && second !== undefined ? (
        <>
          <Button why={possible.length > 0 ? null : whyNot(first)} onPress={() => void undoAll()}>
            {t('chair.undoAll', { count: possible.length || declarations.length })} <Left until={(possible[0] ?? first).until} />
          </Button>
          <details>
            <summary>{t('chair.undoOne')}</summary>
            <div className="buttons">{declarations.map(button)}</div>
          </details>
        </>
      ) : (
        declarations.map(button)
      )}
      {problem !== null && <p className="error">{problem}</p>}
    </div>
  );
}

function Left({ until }: { readonly until: number }) {
  const { t } = useText();
  const left = useSecondsTo(until);
  return left > 0 && <span className="hint">{t('chair.seconds', { count: left })}</span>;
}
