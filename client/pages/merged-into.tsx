import { Link } from 'wouter';
import { useText } from '../ui/words.tsx';
import { useForum } from './forum.tsx';
import { mergerOf } from './sittings.ts';

/** Which draft has taken the place of an opinion, with the way to it; nothing where none has. */
export function MergedInto({ opinion }: { readonly opinion: string }) {
  const { t } = useText();
  const { forum } = useForum();
  const place = forum && mergerOf(forum, opinion);
  if (place === null) return null;
  return (
    <p className="merged-into">
      {t('docket.mergedInto')} <Link href={`/o/${place.into}`}>{t('home.draft', { number: place.number })}</Link>
    </p>
  );
}
