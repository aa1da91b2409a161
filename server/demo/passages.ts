/** Two contributions to one paragraph of an opinion of the demo; they need its id, which is drawn when the opinion is made. */
import { register } from '../../shared/opinion/show.ts';
import { shownText } from '../../shared/text/block.ts';
import type { Forum } from '../forum/forum.ts';
import type { Rooms } from '../room/rooms.ts';
import { nameOf } from './cast.ts';

const OPINION = 'cable-landing';
const PARAGRAPH = 'that landing stations built with public support';

const WORDS = [
  [
    'halden',
    'halden',
    'Terms of access',
    'Operators can live with “transparent”; “fair, reasonable and non-discriminatory” is what licences say already.',
  ],
  ['quellin', 'quellin', 'What the figures show', 'Where stations are open, a second cable came on average two years earlier.'],
] as const;

/** Nothing where somebody spoke to it already. */
export async function speakToParagraph(forum: Forum, rooms: Rooms): Promise<void> {
  if ([...forum.state.contributions.values()].some(({ passages }) => passages.length > 0)) return;
  const room = await rooms.open(OPINION);
  const block = await room?.look(({ live, state, notes, name }) => {
    const known = new Set(register(state, notes, name.id).paragraphs.map(({ id }) => id));
    return live.blocks().find((one) => known.has(one.id) && shownText(one).startsWith(PARAGRAPH))?.id;
  });
  if (block === undefined) return;
  for (const [seat, source, title, text] of WORDS) {
    const actor = forum.actor(seat);
    const asked = {
      meeting: null,
      of: null,
      title,
      language: 'en',
      source,
      sections: [],
      passages: [{ opinion: OPINION, block }],
    } as const;
    if (actor !== null) await forum.act(actor, { command: { do: 'file-contribution', ...asked }, person: nameOf(actor), text });
  }
}
