import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import { useAct } from './act.ts';
import { useHeld } from './held.ts';
import { useOpened } from './opened.ts';

interface Undoable {
  /** null = the adoption. */
  readonly id: string | null;
  readonly seq: number;
  readonly at: number;
}

/** What was declared a moment ago and can still be taken back, all of it or one by one: first in the bar, also while it is folded. */
export function ChairUndo() {
  const { t } = useText();
  const { register, now, names, why } = useOpened();
  const { send, problem } = useAct();
  const { adopted, paragraphs, policy } = register;
  const declared: readonly Undoable[] = [
    ...(adopted === null ? [] : [{ id: null, ...adopted }]),
    ...paragraphs.flatMap(({ id, declared: act }) => (act?.stands ? [{ id, seq: act.seq, at: act.at }] : [])),
  ].sort((one, other) => one.seq - other.seq);
  const left = ({ at }: Undoable): number => Math.ceil((at + policy.undoSeconds * 1000 - now) / 1000);
  const key = ({ seq }: Undoable): string => String(seq);
  const held = useHeld(declared.filter((one) => left(one) > 0).map(key));
  const shown = declared.filter((one) => held.includes(key(one)));
  const [first, ...others] = shown;
  if (first === undefined) return null;
  const whyNot = (one: Undoable): string | null => why('undo', one.id) ?? (left(one) > 0 ? null : t('refusal.undo-too-late'));
  const seconds = (one: Undoable) => left(one) > 0 && <span className="hint">{t('chair.seconds', { count: left(one) })}</span>;
  const buttons = shown.map((one) => (
    <Button key={one.seq} why={whyNot(one)} onPress={() => void send({ do: 'undo', of: one.seq })}>
      {one.id === null ? t('chair.undoAdoption') : t('chair.undoDeclaration', { paragraph: names.paragraph(one.id) })} {seconds(one)}
    </Button>
  ));
  const possible = shown.filter((one) => whyNot(one) === null);
  const undoAll = async (): Promise<void> => {
    for (const { seq } of possible) if (!(await send({ do: 'undo', of: seq }))) return;
  };
  return (
    <div className="chair-undo" data-part="undo">
      {others.length === 0 ? (
        buttons
      ) : (
        <>
          <Button why={possible.length > 0 ? null : whyNot(first)} onPress={() => void undoAll()}>
            {t('chair.undoAll', { count: possible.length || shown.length })} {seconds(possible[0] ?? first)}
          </Button>
          <details>
            <summary>{t('chair.undoOne')}</summary>
            <div className="buttons">{buttons}</div>
          </details>
        </>
      )}
      {problem !== null && <p className="error">{problem}</p>}
    </div>
  );
}
