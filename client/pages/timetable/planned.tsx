/** The shape that meetings and deadlines have in common: a list to which the secretariat adds, and rows that it changes or takes back. */
import { type ReactNode, useId, useState } from 'react';
import type { AskedCommand } from '../../../shared/wire/forum.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useReturn } from '../../ui/return.ts';
import { Unfolding } from '../../ui/unfolding.tsx';
import { useText } from '../../ui/words.tsx';
import { PlanForm } from './plan-form.tsx';

/** A form that is done with calls `fold`. */
type Folding = (fold: () => void) => ReactNode;

interface PlannedProps {
  readonly title: string;
  /** What is said where there are no rows. */
  readonly none: string;
  readonly rows: readonly (readonly [key: string, row: ReactNode])[];
  /** null: this seat adds none. */
  readonly add: { readonly summary: string; readonly form: Folding } | null;
}

export function Planned({ title, none, rows, add }: PlannedProps) {
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {rows.length === 0 && <p>{none}</p>}
      <ul className="rows">
        {rows.map(([key, row]) => (
          <li key={key}>{row}</li>
        ))}
      </ul>
      {add !== null && <Unfolding summary={add.summary}>{add.form}</Unfolding>}
    </section>
  );
}

interface ChangesProps {
  /** Of what is changed. */
  readonly name: string;
  readonly form: Folding;
  /** How it is taken back: the button, the question, the act; `why`: why it cannot be. */
  readonly back: {
    readonly words: string;
    readonly sure: string;
    readonly why: string | null;
    readonly command: (decision: string | null) => AskedCommand;
  };
}

export function Changes({ name, form, back }: ChangesProps) {
  const { t } = useText();
  const [changing, setChanging] = useState(false);
  const changer = useReturn(changing);
  const [asking, setAsking] = useState(false);
  const close = (): void => setAsking(false);
  return (
    <>
      <span className="buttons">
        <Button ref={changer} expanded={changing} onPress={() => setChanging(!changing)} about={name}>
          {t('timetable.change')}
        </Button>
        <Button look="bare" why={back.why} onPress={() => setAsking(true)} about={name}>
          {back.words}
        </Button>
      </span>
      {changing && <div className="row-whole">{form(() => setChanging(false))}</div>}
      {asking && (
        <Dialog title={back.words} onClose={close}>
          <p>{back.sure}</p>
          <PlanForm needed={[]} act={back.words} done={close} command={(_, decision) => back.command(decision)}>
            {() => null}
          </PlanForm>
          <Button onPress={close}>{t('app.cancel')}</Button>
        </Dialog>
      )}
    </>
  );
}
