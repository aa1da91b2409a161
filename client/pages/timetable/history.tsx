import type { PlanField, PlanValue } from '../../../shared/forum/history.ts';
import type { DeadlineKind, MeetingKind } from '../../../shared/forum/plan.ts';
import type { MessageKey } from '../../../shared/i18n/catalogue.ts';
import { nameIn } from '../../../shared/page/entities.ts';
import type { ShownForum } from '../../../shared/wire/forum.ts';
import { useText } from '../../ui/words.tsx';

type Change = ShownForum['changes'][number];

/** Changes that are shown without asking. */
const NEWEST = 8;

/** What was changed when and by which decision, newest first. */
export function History({ forum }: { readonly forum: ShownForum }) {
  const { t } = useText();
  const newest = [...forum.changes].reverse();
  return (
    <section className="panel" aria-labelledby="timetable-history">
      <h2 id="timetable-history">{t('timetable.history')}</h2>
      <Changes forum={forum} changes={newest.slice(0, NEWEST)} />
      {newest.length > NEWEST && (
        <details>
          <summary>{t('timetable.older', { count: newest.length - NEWEST })}</summary>
          <Changes forum={forum} changes={newest.slice(NEWEST)} />
        </details>
      )}
    </section>
  );
}

function Changes({ forum, changes }: { readonly forum: ShownForum; readonly changes: readonly Change[] }) {
  const { t, moment } = useText();
  const say = useSaying(forum);
  return (
    <ol className="rows">
      {changes.map((change) => (
        <li key={change.seq}>
          <span className="row-what">
            <span>{say.change(change)}</span>
            {change.fields.map(({ field, was, is }) => (
              <span key={field}>{say.field(field, was, is)}</span>
            ))}
            <span className="note">
              {moment(change.at)} · <bdi>{change.decision ?? t('timetable.noDecision')}</bdi>
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}

const LABELS: Readonly<Record<PlanField, MessageKey>> = {
  name: 'timetable.name',
  theme: 'timetable.theme',
  place: 'timetable.place',
  basis: 'timetable.basis',
  prefix: 'timetable.prefix',
  kind: 'timetable.kind',
  code: 'timetable.code',
  names: 'timetable.names',
  from: 'timetable.from',
  to: 'timetable.to',
  zone: 'timetable.zone',
  at: 'timetable.day',
  meeting: 'timetable.forMeeting',
};

function useSaying(forum: ShownForum) {
  const text = useText();
  const { t, language } = text;
  const value = (field: PlanField, given: PlanValue): string => {
    if (given === null) return '–';
    if (typeof given === 'object') return nameIn(given, language);
    if (typeof given === 'number') return text.moment(given);
    if (field === 'from' || field === 'to') return text.days(given, given);
    if (field === 'kind') return text.say(kindKey(given), {});
    if (field === 'meeting') return forum.meetings.find(({ meeting }) => meeting === given)?.code ?? given;
    return given;
  };
  return {
    change({ what, names, days, due }: Change): string {
      const named = names === null ? '' : nameIn(names, language);
      const when = days === null ? (due === null ? '' : text.moment(due)) : text.days(days.from, days.to);
      return text.say(`change.${what}`, { what: named, days: when });
    },
    field(field: PlanField, was: PlanValue, is: PlanValue): string {
      const label = text.say(LABELS[field], {});
      const now = value(field, is);
      return was === null
        ? t('app.valueOf', { field: label, is: now })
        : t('timetable.wasIs', { field: label, was: value(field, was), is: now });
    },
  };
}

const kindKey = (kind: string): MessageKey =>
  ['drafts', 'contributions', 'consultation', 'other'].includes(kind)
    ? `deadlineKind.${kind as DeadlineKind}`
    : `meetingKind.${kind as MeetingKind}`;
