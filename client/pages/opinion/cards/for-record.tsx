/** Below the text: the notes that are appended to it, who stands aside from what, what was said for the record, and until when that is. */
import { useEffect, useRef, useState } from 'react';
import { readRestrictedId } from '../../../../shared/forum/restricted.ts';
import type { ShownStatement } from '../../../../shared/opinion/register.ts';
import { RIGHTS } from '../../../../shared/opinion/rights.ts';
import { appendedNotes } from '../../../../shared/page/appended.ts';
import { lateWords } from '../../../../shared/page/late-words.ts';
import { reportWords } from '../../../../shared/page/meeting-report.ts';
import { Shape } from '../../../../shared/page/parts/shape.tsx';
import { announcer } from '../../../ui/announce.ts';
import { Button } from '../../../ui/button.tsx';
import { useReturn } from '../../../ui/return.ts';
import { useText } from '../../../ui/words.tsx';
import { useForum } from '../../forum.tsx';
import { useMyself } from '../../myself.ts';
import { useEntities } from '../../names.ts';
import { type ShownMeeting, tableOf } from '../../sittings.ts';
import { DissociateForm } from '../forms/dissociate-form.tsx';
import { StatementForm } from '../forms/statement-form.tsx';
import { useOfOpened } from '../opened.ts';
import './for-record.css';

export function ForRecord() {
  const text = useText();
  const { t } = text;
  const { me } = useMyself();
  const entities = useEntities();
  const { forum } = useForum();
  const { id, phase, dissociations, statements, names, speaks, notes, late } = useOfOpened(({ register, names, why }) => {
    const { opinion: id, phase, dissociations, statements } = register;
    const speaks = me.seat !== null && why('make-statement', null) === null;
    return { id, phase, dissociations, statements, names, speaks, notes: appendedNotes(register), late: lateWords(text, register, names) };
  });
  /** A number: the statement that is corrected. */
  const [writing, setWriting] = useState<'statement' | 'aside' | number | null>(null);
  const statement = useReturn(writing === 'statement');
  const aside = useReturn(writing === 'aside');
  const standsAside = speaks && me.seat !== null && RIGHTS[me.seat.capacity].hold && phase !== 'not-adopted';
  const inSession = readRestrictedId(id) !== null;
  const meeting = forum === null || inSession ? null : tableOf(forum, id);
  const isClosed = meeting?.report?.closed === true;
  if (!speaks && !isClosed && notes.length + dissociations.length + statements.length + late.length === 0) return null;
  const close = (): void => setWriting(null);
  return (
    <section className="for-record" aria-label={t('said.title')}>
      <h2>{t('said.title')}</h2>
      {notes.length > 0 && (
        <>
          <h3>{t('card.appended')}</h3>
          <ul>
            {notes.map(({ id, entity, block, words }) => (
              <li key={id}>
                <strong>
                  {entities.name(entity)}, <bdi>{names.paragraph(block)}</bdi>
                </strong>{' '}
                <span dir="auto">{words}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {dissociations.map(({ entity, seq, targets, note }) => (
        <article key={seq}>
          <h3>{t('news.aside', { state: entities.name(entity), paragraphs: names.paragraphs(targets.map(({ block }) => block)) })}</h3>
          {note?.reason && <p dir="auto">{note.reason}</p>}
        </article>
      ))}
      {late.map(({ objection: { seq, note }, head, about }) => (
        <article key={seq}>
          <h3>{head}</h3>
          <p className="note">{text.facts(about)}</p>
          {note?.reason && <p dir="auto">{note.reason}</p>}
        </article>
      ))}
      {statements.map((one) => (
        <Statement key={one.seq} statement={one} correcting={writing === one.seq} correct={speaks ? () => setWriting(one.seq) : null} />
      ))}
      {(writing === 'statement' || typeof writing === 'number') && (
        <StatementForm key={writing} corrects={statements.find(({ seq }) => seq === writing) ?? null} done={close} />
      )}
      {writing === 'aside' && <DissociateForm done={close} />}
      {meeting !== null && (speaks || isClosed) && <Until meeting={meeting} />}
      {writing === null && (
        <div className="buttons">
          {speaks && (
            <Button ref={statement} onPress={() => setWriting('statement')}>
              {t('said.make')}
            </Button>
          )}
          {standsAside && (
            <Button ref={aside} onPress={() => setWriting('aside')}>
              {t('said.dissociate')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

/** Said aloud when that comes, or goes, while one is here. */
function Until({ meeting }: { readonly meeting: ShownMeeting }) {
  const text = useText();
  const { report } = meeting;
  const words = reportWords(text, meeting).join(' ');
  const told = useRef(report?.at);
  useEffect(() => {
    if (told.current === report?.at) return;
    told.current = report?.at;
    announcer.say('status', 'report', words);
  }, [report, words]);
  return (
    <p className="note">
      <Shape name={report?.closed === true ? 'lock' : 'open'} /> <span dir="auto">{words}</span>
    </p>
  );
}

interface StatementProps {
  readonly statement: ShownStatement;
  readonly correcting: boolean;
  readonly correct: (() => void) | null;
}

/** What was corrected stays, in small. */
function Statement({ statement, correcting, correct }: StatementProps) {
  const { t, moment } = useText();
  const { me } = useMyself();
  const entities = useEntities();
  const { at, entity, kind, block, corrects, corrected, note } = statement;
  const { names, earlier } = useOfOpened(({ names, register }) => ({
    names,
    earlier: register.statements.find(({ seq }) => seq === corrects),
  }));
  const button = useReturn(correcting);
  return (
    <article className={corrected ? 'corrected' : ''}>
      <h3>{t(`said.${kind}`, { entity: entities.name(entity) })}</h3>
      <p className="note">
        {t('app.atTime', { moment: moment(at), name: names.paragraph(block) })}
        {note?.person && <> · {t('card.by', { person: note.person })}</>}
      </p>
      {earlier !== undefined && <p className="note">{t('said.corrects', { moment: moment(earlier.at) })}</p>}
      {corrected && <p className="note">{t('said.corrected')}</p>}
      <p dir="auto">{note?.statement}</p>
      {correct !== null && !corrected && me.seat?.entity === entity && (
        <Button ref={button} look="bare" onPress={correct}>
          {t('said.correct')}
        </Button>
      )}
    </article>
  );
}
