/** What a table would change: bodies to be admitted, and line by line what becomes of seats. Nothing of it happens before it is confirmed. */
import { useState } from 'react';
import { Link } from 'wouter';
import type { Entity } from '../../../../shared/forum/people.ts';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { isLine } from '../../../../shared/text/line.ts';
import type { ForumBatchDone } from '../../../../shared/wire/forum.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { useText } from '../../../ui/words.tsx';
import type { Trouble } from '../../ask.ts';
import { askForumAll } from '../../ask-forum.ts';
import { ErrorMessage } from '../../error-message.tsx';
import { useMyself } from '../../myself.ts';
import { headingOf } from './columns.ts';
import { OLD_LETTERS, type OldLetters } from './letters.ts';
import { NewBodies } from './new-bodies.tsx';
import type { Preview } from './preview.ts';
import type { Row } from './roster.ts';
import { RosterLine } from './roster-line.tsx';

interface ConfirmProps {
  readonly read: Preview;
  /** Null where the file itself said in which letters it is written. */
  readonly letters: OldLetters | null;
  readonly admitted: ReadonlyMap<string, Entity>;
  /** Codes that others have. */
  readonly taken: ReadonlySet<string>;
  readonly readAs: (letters: OldLetters) => void;
  readonly admit: (admitted: ReadonlyMap<string, Entity>) => void;
  readonly back: () => void;
}

/** What the server takes at once. */
const AT_ONCE = 1_000;

export function Confirm({ read, letters, admitted, taken, readAs, admit, back }: ConfirmProps) {
  const { t, list, facts } = useText();
  const { refresh } = useMyself();
  const [answers, setAnswers] = useState<ForumBatchDone | null>(null);
  /** What was sent may have happened: it is sent again as it was. */
  const [sent, setSent] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { rows, unread, missing, unknown, unnamed, wishes } = read;
  const send = async (): Promise<void> => {
    setSent(true);
    const told: ForumBatchDone[number][] = [];
    for (let at = 0; at < wishes.length; at += AT_ONCE) {
      const answer = await askForumAll(wishes.slice(at, at + AT_ONCE).map(({ asked }) => asked));
      if (!answer.ok) return setTrouble(answer.reason);
      told.push(...answer.value);
    }
    setTrouble(null);
    setAnswers(told);
    if (admitted.size > 0) await refresh();
  };
  const count = (outcome: Row['outcome']): number => rows.filter((row) => row.outcome === outcome).length;
  /** Null where it asked for nothing, or nothing was asked yet. */
  const answerTo = (of: Row | string): ForumBatchDone[number] | null => {
    const own = answers?.filter((_, at) => wishes[at]?.of === of) ?? [];
    return own.find((one) => 'code' in one) ?? own[0] ?? null;
  };
  const done = rows.filter((row) => 'seq' in (answerTo(row) ?? {})).length;
  const unnamedBody = [...admitted.values()].some(({ code, names }) => code === '' || !isLine(names.en, 200));
  const lines = rows.filter((row) => row.wishes.length > 0).length;
  return (
    <section className="panel" aria-labelledby="roster">
      <h2 id="roster">{t('roster.preview')}</h2>
      {letters !== null && !sent && (
        <Choice
          label={t('table.letters')}
          hint={t('table.lettersMeans')}
          value={letters}
          onChange={readAs}
          options={OLD_LETTERS.map((one) => [one, t(`table.letters.${one}`)])}
        />
      )}
      {missing.length > 0 && <ErrorWords alert>{t('roster.missing', { columns: list(missing.map(headingOf)) })}</ErrorWords>}
      {unread.length > 0 && <p>{t('roster.unread', { columns: list(unread) })}</p>}
      <NewBodies unknown={unknown} admitted={admitted} taken={taken} admit={sent ? null : admit} answerTo={answerTo} />
      <p role="status">
        {answers !== null
          ? t('roster.finished', { count: done })
          : facts([
              t('roster.countOpens', { count: count('opens') }),
              t('roster.countChanges', { count: count('changes') }),
              ...(count('hands-over') > 0 ? [t('table.countHandsOver', { count: count('hands-over') })] : []),
              t('roster.countThere', { count: count('there') }),
              t('roster.countFaulty', { count: count('faulty') }),
            ])}
      </p>
      {unnamed > 0 && <p className="note">{t('table.unnamed', { count: unnamed })}</p>}
      <ErrorMessage trouble={trouble} />
      <div className="buttons">
        {answers === null && (
          <Button
            look="main"
            why={wishes.length === 0 ? t('roster.nothing') : unnamedBody ? t('table.unnamedBody') : null}
            onPress={() => void send()}
          >
            {facts([
              t('roster.confirm', { count: lines }),
              ...(admitted.size > 0 ? [t('people.admitCount', { count: admitted.size })] : []),
            ])}
          </Button>
        )}
        <Button onPress={back}>{t('roster.again')}</Button>
        {done > 0 && <Link href="/office/invitations">{t('roster.next')}</Link>}
      </div>
      <ul className="rows roster">
        {byNeed(rows).map((row) => (
          <RosterLine key={row.line} row={row} answer={answerTo(row)} />
        ))}
      </ul>
    </section>
  );
}

/** What somebody must look at comes first, what is left as it is last. */
function byNeed(rows: readonly Row[]): readonly Row[] {
  const need = ({ outcome }: Row): number => (outcome === 'faulty' ? 0 : outcome === 'there' ? 2 : 1);
  return [...rows].sort((one, other) => need(one) - need(other));
}
