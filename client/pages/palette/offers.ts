/** What the palette offers on every page; the paragraphs of an opinion come from its own page. */
import type { Text } from '../../../shared/i18n/text.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { type Entities, nameIn } from '../../../shared/page/entities.ts';
import type { ListedDocument } from '../../../shared/wire/document.ts';
import type { ShownForum } from '../../../shared/wire/forum.ts';
import type { ListedOpinion } from '../../../shared/wire/opinion.ts';
import type { Me } from '../../../shared/wire/session.ts';
import { mayContribute } from '../contribute/may-contribute.ts';
import { SECTIONS } from '../office/sections.ts';
import { waysOf } from '../page-ways.ts';
import { phaseWords } from '../phase.tsx';
import type { PageAct } from './acts.ts';
import { type Offer, offer } from './offer.ts';

/** What each button was found to do, and on which paragraph: one that does something else by now is another offer. */
const found = new WeakMap<HTMLElement, Map<string, string>>();
let count = 0;

function keyOf({ button, name }: PageAct, at: BlockId | null): string {
  const keys = found.get(button) ?? new Map<string, string>();
  found.set(button, keys);
  const does = `${at} ${name}`;
  const key = keys.get(does) ?? `act-${count++}`;
  keys.set(does, key);
  return key;
}

export const actOffers = (acts: readonly PageAct[], at: BlockId | null): readonly Offer[] =>
  acts.map((act) => {
    const { name, beside, why, filter } = act;
    return offer({ key: keyOf(act, at), name, note: beside, why, filter, to: { act, at } });
  });

/** Those that the row at the top has, and those to which one comes from there. */
export function pageOffers(seat: Me['seat'], forum: ShownForum | null, text: Text): readonly Offer[] {
  const { t, say, language } = text;
  const office = seat?.capacity === 'secretariat';
  const page = (href: string, name: string, note = ''): Offer => offer({ key: href, name, note, to: { href } });
  const only = (may: boolean, href: string, name: string): readonly Offer[] => (may ? [page(href, name)] : []);
  return [
    ...waysOf(seat).map(([href, title]) => page(href, say(title, {}))),
    ...(forum?.meetings ?? []).map((one) => page(`/meetings/${one.meeting}`, nameIn(one.names, language), text.days(one.from, one.to))),
    page('/agreed', t('agreed.title')),
    ...only(mayContribute(seat?.capacity), '/contribute', t('contribution.new')),
    ...only(office || seat?.capacity === 'chair', '/documents/new', t('documents.new')),
    ...only(office, '/new', t('home.new')),
    ...(office ? SECTIONS.map(({ path, title }) => page(`/office/${path}`, say(title, {}), t('nav.office'))) : []),
    page('/me', t('nav.me')),
  ];
}

export const opinionOffers = (opinions: readonly ListedOpinion[], text: Text): readonly Offer[] =>
  opinions.map((opinion) => {
    const { id, number, title, language, phase } = opinion;
    return offer({
      key: `opinion-${id}`,
      name: text.t(phase === 'adopted' ? 'home.opinion' : 'home.draft', { number }),
      note: phaseWords(opinion, text),
      quote: { words: title, language },
      to: { href: `/o/${id}` },
    });
  });

/** The newest first. */
export const documentOffers = (documents: readonly ListedDocument[], text: Text, entities: Entities): readonly Offer[] =>
  documents.toReversed().map(({ id, number, title, language, kind, source, contribution }) =>
    offer({
      key: `document-${id}`,
      name: number,
      note: text.facts([contribution === null ? text.t(`document.${kind}`) : text.t(`input.${contribution.input}`), entities.name(source)]),
      quote: { words: title, language },
      to: { href: `/documents/${id}` },
    }),
  );
