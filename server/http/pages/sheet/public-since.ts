/** What changed in a text that is followed in public, for whoever has no seat: what a day sheet tells of an opinion. */
import { followedAt } from '../../../../shared/forum/following.ts';
import type { ForumState } from '../../../../shared/forum/state.ts';
import type { Text } from '../../../../shared/i18n/text.ts';
import { html } from '../../../../shared/lib/html.ts';
import { Back } from '../../../../shared/page/parts/back.tsx';
import { entitiesIn } from '../../../forum/entities-in.ts';
import type { Period } from '../../../room/past/period.ts';
import { draw } from '../draw.ts';
import { sheetHtml } from './frame.tsx';
import { opinionHeading, opinionPart } from './opinion-part.ts';

interface Reader {
  readonly text: Text;
  readonly forum: ForumState;
  /** Where this page is in other languages: up to the value of `lang`. */
  readonly path: string;
  readonly nonce: string;
}

export function publicSincePage(period: Period, { text, forum, path, nonce }: Reader): string {
  const { t, language } = text;
  const { before, after } = period;
  const { opinion, at } = after.register;
  const from = before?.register ?? after.register;
  const lead = [
    t('app.valueOf', { field: t('past.since'), is: text.facts([text.moment(from.at), t('opinion.position', { seq: from.seq })]) }),
    t('live.asOf', { moment: text.moment(at) }),
    t('sheet.public'),
  ];
  const body = [
    draw(Back({ href: `${followedAt(forum, opinion)}?lang=${language}`, children: t('answer.back') })),
    html`<section>
<h2>${opinionHeading(after, text)}</h2>
${opinionPart(period, text, entitiesIn(forum, language))}
</section>`,
  ];
  return sheetHtml({ text, title: t('compare.title'), forum: forum.forum?.name ?? '', path, nonce, lead, body });
}
