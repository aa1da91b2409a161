/** The floor of a meeting without script: who speaks, who waits, and the form with which one asks. */
import {
  FLOOR_KINDS,
  type FloorKind,
  type FloorRequest,
  type MeetingFloor,
  queueOf,
  type SpeakersList,
  speakerOf,
} from '../../../shared/forum/floor.ts';
import type { GroupId } from '../../../shared/forum/people.ts';
import type { Text } from '../../../shared/i18n/text.ts';
import type { EntityId } from '../../../shared/opinion/vocabulary.ts';
import { ASKING, speaksWords } from '../../../shared/page/floor-words.ts';
import { escapeHtml } from '../../../shared/text/html.ts';

interface Shown {
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
  /** What stands in the way of what was sent, or where it stands now. */
  readonly told: string | null;
  /** Where the text on the table is followed. */
  readonly followed: string;
}

export function floorPage({ text, path, floor, list, called, own, speaks, groups, uuid, told, followed }: Shown): string {
  const { t } = text;
  const item = floor.agenda.find((one) => one.item === floor.at?.item);
  const head = `<h1>${escapeHtml(t('floor.title'))}</h1>${told === null ? '' : `<p role="status" class="state"><strong>${escapeHtml(told)}</strong></p>`}`;
  const back = `<p><a class="go" href="${followed}?lang=${text.language}">${escapeHtml(t('answer.back'))}</a></p>`;
  if (item === undefined) return `${head}<p>${escapeHtml(t('floor.noItem'))}</p>${back}`;
  const speaker = speakerOf(list);
  const says = speaker === null ? t('floor.nobody') : speaksWords(speaker, called(speaker), text);
  const queue = queueOf(list);
  const waits = queue.map((one) => `<li>${escapeHtml(saidOf(one, called(one), text))}</li>`);
  const hidden = `<input type="hidden" name="uuid" value="${uuid}"><input type="hidden" name="item" value="${escapeHtml(item.item)}">`;
  const taken = FLOOR_KINDS.filter((kind) => speaks && kind !== (list.closed ? 'speak' : 'reply'));
  const ask = taken.map((kind) => button(kind, t(ASKING[kind])));
  const end = speaker?.entity === own ? [button(`end ${speaker.request}`, t('floor.end'))] : [];
  const leave = queue
    .filter(({ entity }) => entity === own)
    .map(({ request, kind }) => button(String(request), `${t('floor.leave')} (${t(`floor.kind.${kind}`)})`));
  return `${head}
<p><bdi>${escapeHtml(item.title)}</bdi></p>
<p class="state">${escapeHtml(says)}</p>
${waits.length === 0 ? `<p>${escapeHtml(t('floor.empty'))}</p>` : `<ol>${waits.join('')}</ol>`}
${list.closed ? `<p>${escapeHtml(t('floor.closed'))}</p>` : ''}
<form method="post" action="${path}?lang=${text.language}">${hidden}${end.join('')}${groupsHtml(groups, text)}${[...ask, ...leave].join('')}</form>
${back}`;
}

const button = (value: FloorKind | string, words: string): string => `<button name="what" value="${value}">${escapeHtml(words)}</button>`;

function saidOf({ kind, enteredBy }: FloorRequest, name: string, { t }: Text): string {
  const kindly = kind === 'speak' ? name : t('app.saidOf', { name, words: t(`floor.kind.${kind}`) });
  return enteredBy === null ? kindly : `${kindly} (${t('floor.entered')})`;
}

function groupsHtml(groups: Shown['groups'], { t }: Text): string {
  if (groups.length === 0) return '';
  const options = groups.map(({ group, code }) => `<option value="${escapeHtml(group)}">${escapeHtml(code)}</option>`);
  return `<label>${escapeHtml(t('floor.inName'))}<select name="group"><option value="">${escapeHtml(t('floor.ownName'))}</option>${options.join('')}</select></label>`;
}
