/** The drafts that a new one is made of: named before their texts are here, and until it is created. */
import { Link } from 'wouter';
import type { Descent } from '../../../shared/forum/docket.ts';
import type { Docket } from '../../../shared/wire/docket.ts';
import { useText } from '../../ui/words.tsx';

type Drafts = Docket['drafts'];

export function MadeOf({ descent: { of }, drafts }: { readonly descent: Descent; readonly drafts: Drafts }) {
  const { t } = useText();
  return (
    <section className="panel" aria-labelledby="made-of">
      <h2 id="made-of">{t('docket.from')}</h2>
      <ul className="rows">
        {of.map((id) => {
          const draft = drafts.find((one) => one.draft === id);
          return (
            <li key={id}>
              <Link href={`/o/${encodeURIComponent(id)}`}>{t('home.draft', { number: draft?.number ?? id })}</Link>
              {draft !== undefined && <bdi>{draft.title}</bdi>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What those of whom it comes have in common; '' where some have another topic, or none has one. */
export function topicOf(descent: Descent | null, drafts: Drafts): string {
  const topics = new Set(drafts.filter(({ draft }) => descent?.of.includes(draft)).flatMap(({ topic }) => topic ?? []));
  return topics.size === 1 ? ([...topics][0] ?? '') : '';
}
