/** The floor of a meeting without script: who speaks, who waits, and the form with which one asks. */
import {
  type AgendaItem,
  FLOOR_KINDS,
  type FloorRequest,
  type MeetingFloor,
  queueOf,
  type SpeakersList,
  speakerOf,
} from '../../../shared/forum/floor.ts';
import type { GroupId } from '../../../shared/forum/people.ts';
import type { Text } from '../../../shared/i18n/text.ts';
import type { Html } from '../../../shared/lib/html.ts';
import type { EntityId } from '../../../shared/opinion/vocabulary.ts';
import { ASKING, speaksWords } from '../../../shared/page/floor-words.ts';
import { Back } from '../../../shared/page/parts/back.tsx';
import { LabelledField } from '../../../shared/page/parts/field.tsx';
import { Outcome, type OutcomeIs } from '../../../shared/page/parts/outcome.tsx';
import { Send } from '../../../shared/page/parts/send.tsx';
import { draw } from './draw.ts';
import { Hidden } from './hidden.tsx';

interface Told {
  readonly is: OutcomeIs;
  readonly words: string;
}

export interface Shown {
  readonly text: Text;
  readonly path: string;
  readonly floor: MeetingFloor;
  readonly list: SpeakersList;
  readonly called: (request: FloorRequest) => string;
  readonly own: EntityId;
  /** Does whoever reads speak at all? The chair and those who follow read-only do not. */
  readonly speaks: boolean;
  /** For which one may speak besides the own delegation. */
  readonly groups: readonly { readonly group: GroupId; readonly code: string }[];
  /** Drawn with the form: sent twice it is done once. */
  readonly uuid: string;
  /** What became of what was sent, or what stands in the way of sending anything. */
  readonly told: Told | null;
  /** Where the text on the table is followed. */
  readonly followed: string;
}

export function floorPage(shown: Shown): Html {
  const { text, floor, told, followed } = shown;
  const { t, language } = text;
  const item = floor.agenda.find((one) => one.item === floor.at?.item);
  return draw(
    <>
      <Back href={`${followed}?lang=${language}`}>{t('answer.back')}</Back>
      <h1>{t('floor.title')}</h1>
      {told !== null && <Outcome is={told.is}>{told.words}</Outcome>}
      {item === undefined ? <p>{t('floor.noItem')}</p> : <Item {...shown} item={item} />}
    </>,
  );
}

function Item({ item, ...shown }: Shown & { readonly item: AgendaItem }) {
  const { text, path, list, called, own, speaks, groups, uuid } = shown;
  const { t, language } = text;
  const speaker = speakerOf(list);
  const queue = queueOf(list);
  const asked = FLOOR_KINDS.filter((kind) => speaks && kind !== (list.closed ? 'speak' : 'reply'));
  return (
    <>
      <p>
        <bdi>{item.title}</bdi>
      </p>
      <p className="quote">{speaker === null ? t('floor.nobody') : speaksWords(speaker, called(speaker), text)}</p>
      {queue.length === 0 ? (
        <p>{t('floor.empty')}</p>
      ) : (
        <ol className="queue">
          {queue.map((one) => (
            <li key={one.request}>{saidOf(one, called(one), text)}</li>
          ))}
        </ol>
      )}
      {list.closed && <p>{t('floor.closed')}</p>}
      <form className="form" method="post" action={`${path}?lang=${language}`}>
        <Hidden fields={{ uuid, item: item.item }} />
        {speaker?.entity === own && <What value={`end ${speaker.request}`}>{t('floor.end')}</What>}
        {groups.length > 0 && (
          <LabelledField id="group" label={t('floor.inName')}>
            {(ties) => (
              <select {...ties} name="group">
                <option value="">{t('floor.ownName')}</option>
                {groups.map(({ group, code }) => (
                  <option key={group} value={group}>
                    {code}
                  </option>
                ))}
              </select>
            )}
          </LabelledField>
        )}
        <p className="buttons">
          {asked.map((kind, at) => (
            <What key={kind} main={at === 0} value={kind}>
              {t(ASKING[kind])}
            </What>
          ))}
          {queue
            .filter(({ entity }) => entity === own)
            .map(({ request, kind }) => (
              <What key={request} value={String(request)}>
                {`${t('floor.leave')} (${t(`floor.kind.${kind}`)})`}
              </What>
            ))}
        </p>
      </form>
    </>
  );
}

const What = ({ value, main = false, children }: { readonly value: string; readonly main?: boolean; readonly children: string }) => (
  <Send name="what" value={value} look={main ? 'main' : 'plain'}>
    {children}
  </Send>
);

function saidOf({ kind, enteredBy }: FloorRequest, name: string, { t }: Text): string {
  const kindly = kind === 'speak' ? name : t('app.saidOf', { name, words: t(`floor.kind.${kind}`) });
  return enteredBy === null ? kindly : `${kindly} (${t('floor.entered')})`;
}
