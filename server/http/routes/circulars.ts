/** The register of circular letters. What is done to it is asked of the forum, as everything is (forum.ts). */
import { z } from 'zod';
import { toCsv } from '../../../shared/sheet/csv.ts';
import { listedCircular, shownCircular } from '../../../shared/wire/circular.ts';
import { language, slug } from '../../../shared/wire/value.ts';
import { entitiesIn } from '../../forum/entities-in.ts';
import { json, problem } from '../answer.ts';
import { type Route, seatRoute } from '../route.ts';
import type { HttpTools } from '../tools.ts';
import { listCircular, showCircular } from '../views/circular.ts';

const byId = z.strictObject({ id: slug });
const COLUMNS = ['administration', 'received', 'late', 'reply'] as const;

export function circularRoutes({ forum }: HttpTools): readonly Route[] {
  return [
    seatRoute({
      method: 'get',
      path: '/api/circulars',
      who: 'signed-in',
      what: 'All circular letters, with who has replied; the one that was sent last comes first',
      answers: { 200: z.array(listedCircular) },
      handle: async () => json([...forum.state.circulars.values()].sort((one, other) => other.sentAt - one.sentAt).map(listCircular)),
    }),
    seatRoute({
      method: 'get',
      path: '/api/circulars/:id',
      who: 'signed-in',
      what: 'A circular letter with its question; the words of a reply only to the secretariat, the chair and its own State',
      params: byId,
      answers: { 200: shownCircular },
      async handle({ params, visitor }) {
        const circular = forum.state.circulars.get(params.id);
        return circular === undefined ? problem('not-found') : json(await showCircular(forum, circular, visitor.actor));
      },
    }),
    seatRoute({
      method: 'get',
      path: '/api/circulars/:id/replies',
      who: 'signed-in',
      what: 'The replies as a table, as far as whoever asks may read them',
      params: byId,
      query: z.strictObject({ lang: language.exactOptional() }),
      answers: { 200: 'text/csv' },
      async handle({ params, query: { lang = 'en' }, visitor, res }) {
        const circular = forum.state.circulars.get(params.id);
        if (circular === undefined) return problem('not-found');
        const { replies } = await showCircular(forum, circular, visitor.actor);
        const entities = entitiesIn(forum.state, lang);
        const rows = replies.map(({ entity, receivedAt, late, words }) => [
          entities.name(entity),
          new Date(receivedAt).toISOString(),
          late ? 'late' : '',
          words ?? '',
        ]);
        res.attachment(`${circular.circular}.csv`);
        return { kind: 'page', type: 'text/csv', body: toCsv([COLUMNS, ...rows]), packable: true };
      },
    }),
  ];
}
