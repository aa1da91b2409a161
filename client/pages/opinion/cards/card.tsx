import { named, openLinks } from '../../../../shared/opinion/links.ts';
import { isBinding } from '../../../../shared/opinion/positions.ts';
import type { ShownPosition } from '../../../../shared/opinion/register.ts';
import { mayLift } from '../../../../shared/opinion/rights.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { KIND_MARKS } from '../../../../shared/page/kind-marks.ts';
import { Chip } from '../../../../shared/page/parts/chip.tsx';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { waitsAs } from '../../../../shared/page/waits-as.ts';
import { Button } from '../../../ui/button.tsx';
import { Later, later } from '../../../ui/later.tsx';
import { useReturn } from '../../../ui/return.ts';
import { useText } from '../../../ui/words.tsx';
import { useMyself } from '../../myself.ts';
import { useEntities } from '../../names.ts';
import { useAct } from '../act.ts';
import { WithdrawForm } from '../forms/forms.ts';
import { MayButton } from '../may-button.tsx';
import { useOfOpened, useOfOpenedWords } from '../opened.ts';
import { Replies } from '../threads/later.ts';

const AnswerEntered = later(async () => ({ default: (await import('./answer-entered.tsx')).AnswerEntered }));
const NoteWithdrawal = later(async () => ({ default: (await import('../chair/note-withdrawal.tsx')).NoteWithdrawal }));

const Met = later(async () => ({ default: (await import('./met.tsx')).Met }));

/** One position: whose it is, its reason, what would meet it, how it came here, and who can lift it. */
export function Card({ position, block }: { readonly position: ShownPosition; readonly block: BlockId | null }) {
  const { t, moment, date, list } = useText();
  const { me } = useMyself();
  const entities = useEntities();
  const { kind, entity, note } = position;
  const state = entities.name(entity);
  const own = me.seat?.entity === entity;
  const holds = isBinding(kind);
  const links = position.links ?? [];
  const { withdrawing, openForm, names, policy, live } = useOfOpened(({ form, openForm, names, register, live }) => ({
    withdrawing: form?.kind === `withdraw:${position.id}` && form.about === block,
    ...{ openForm, names, live, policy: register.policy },
  }));
  const open = useOfOpenedWords(({ register }) => openLinks(links, register.paragraphs, register.elsewhere));
  const { send, problem } = useAct();
  const called = (these: typeof links) => names.paragraphs(named(these).blocks ?? [], named(these).elsewhere);
  const raisedOn = (from: NonNullable<ShownPosition['inherited']>): string =>
    list([...new Set(from.map(({ number }) => t('home.draft', { number })))]);
  const whyNot = holds && !mayLift(me.seat ?? { functions: [] }, policy) ? t('refusal.head-decides') : live ? null : t('act.notLive');
  const withdraw = useReturn(withdrawing);
  return (
    <article className={`card ${KIND_MARKS[kind].shape}`} data-position={position.id}>
      <h3>
        <Chip shape={KIND_MARKS[kind].shape} strong>
          {t(`position.${kind}`, { state })}
        </Chip>
      </h3>
      <p className="note">
        {t('card.at', { moment: moment(position.at) })}
        {note?.person && <> · {t('card.by', { person: note.person })}</>}
      </p>
      {position.until !== null && <p>{t('card.until', { date: date(position.until) })}</p>}
      {links.length > 0 && <p>{t('card.links', { paragraphs: called(links) })}</p>}
      {links.length > 0 && (
        <p className="note">{open.length > 0 ? t('refusal.linked-open', { paragraphs: called(open) }) : t('card.linksMet')}</p>
      )}
      <Worded label={t('card.reason')} words={note?.reason} />
      {kind === 'objection' && !note?.reason && <p className="note">{t('card.noReason')}</p>}
      <Worded label={t('card.cure')} words={note?.cure} />
      <Worded label={t('card.appended')} words={note?.appended} />
      {kind === 'objection' && (
        <Later>
          <Replies position={position} block={block} />
        </Later>
      )}
      <ul className="remarks">
        {position.enteredBy !== null && (
          <li>{t('card.entered', { capacity: t(`capacity.${position.enteredBy}`), channel: t(`channel.${position.via}`) })}</li>
        )}
        {position.late && <li>{t('card.late')}</li>}
        {position.noted !== null && (
          <li>
            {t(own ? 'card.notedOwn' : 'card.noted', { state })} <span dir="auto">{position.noted.note?.reason}</span>
          </li>
        )}
        {position.inherited !== null && <li>{t('card.inherited', { drafts: raisedOn(position.inherited) })}</li>}
        {position.toConfirm && <li>{t(waitsAs(position), { state })}</li>}
        {position.earlierWording && <li>{t('card.earlier')}</li>}
        {position.carriedFrom !== null && <li>{t('card.carried', { paragraph: names.setOff(position.carriedFrom) })}</li>}
        {holds && !own && <li>{t('card.lifts', { state })}</li>}
      </ul>
      {(position.endsIf !== null || (own && kind === 'objection' && !position.entered && block !== null)) && (
        <Later>
          <Met position={position} />
        </Later>
      )}
      {own && position.entered && (
        <Later>
          <AnswerEntered position={position} block={block} />
        </Later>
      )}
      {own && !position.entered && !withdrawing && (
        <div className="buttons">
          <Button ref={withdraw} why={whyNot} onPress={() => openForm(`withdraw:${position.id}`, block)} about={t(`kind.${kind}`)}>
            {t('card.withdraw')}
          </Button>
          {position.toConfirm && (
            <MayButton
              asks="confirm"
              on={block}
              onPress={() => void send({ do: 'confirm', position: position.id })}
              about={t(`kind.${kind}`)}
            >
              {t('card.confirm')}
            </MayButton>
          )}
          {position.carriedFrom !== null && block !== null && (
            <Button look="bare" why={whyNot} onPress={() => void send({ do: 'drop-carried', position: position.id, block })}>
              {t('card.drop')}
            </Button>
          )}
        </div>
      )}
      {holds && me.seat?.capacity === 'chair' && position.noted === null && (
        <Later>
          <NoteWithdrawal position={position} block={block} />
        </Later>
      )}
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
      <Later>{own && withdrawing && <WithdrawForm position={position} />}</Later>
    </article>
  );
}

function Worded({ label, words }: { readonly label: string; readonly words: string | undefined }) {
  if (words === undefined || words === '') return null;
  return (
    <div className="worded">
      <p className="note">{label}</p>
      <p dir="auto">{words}</p>
    </div>
  );
}
