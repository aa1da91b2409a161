/** A text that was handed in, paragraph by paragraph, and how often each was commented on where it is or was under open consultation. */
import type { ReactNode } from 'react';
import { paragraphsOf } from '../../../shared/compare/document-text.ts';
import { unitId } from '../../../shared/forum/consultation.ts';
import type { BlockId, Language } from '../../../shared/opinion/vocabulary.ts';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import type { ListedConsultation } from '../../../shared/wire/consultation.ts';
import { useText } from '../../ui/words.tsx';
import { NotRead } from '../answered.tsx';
import { useLoaded } from '../loaded.ts';
import '../text-words.css';

interface Handed {
  readonly id: string;
  readonly language: Language;
  readonly text: string;
}

export function HandedIn(handed: Handed) {
  const consultations = useLoaded('GET /api/consultations');
  const consultation = consultations.value?.find(({ document }) => document === handed.id);
  return consultation === undefined ? (
    <>
      <NotRead of={consultations} />
      <Paragraphs {...handed} below={() => null} />
    </>
  ) : (
    <Consulted consultation={consultation}>{(below) => <Paragraphs {...handed} below={below} />}</Consulted>
  );
}

type Below = (block: BlockId) => ReactNode;

function Paragraphs({ id, language, text, below }: Handed & { readonly below: Below }) {
  return (
    <div className="text-words">
      {paragraphsOf(text, id).map(({ id: key, text: words }, place) => (
        <div key={key}>
          <p lang={language} dir="auto">
            {words}
          </p>
          {below(unitId(place))}
        </div>
      ))}
    </div>
  );
}

function Consulted({
  consultation: { id, open, closesAt },
  children,
}: {
  readonly consultation: ListedConsultation;
  readonly children: (below: Below) => ReactNode;
}) {
  const { t, language, moment } = useText();
  const counts = useLoaded('GET /api/consultations/:id/comment-counts', { id });
  const page = `/consultation/${id}`;
  const link = (block: BlockId | null): ReactNode => {
    const count = counts.value?.find((one) => one.block === block)?.count ?? 0;
    if (count === 0) return null;
    const href = `${page}/comments?lang=${language}&on=${block ?? ''}`;
    return (
      <a className="note" href={href} target="_blank" rel="noreferrer">
        {t('consultation.fromPublic', { count })}
      </a>
    );
  };
  return (
    <>
      <p>
        <Chip shape={open ? 'call' : 'lock'}>
          {t(open ? 'consultation.openUntil' : 'consultation.closedAt', { moment: moment(closesAt) })}
        </Chip>{' '}
        <a href={`${page}?lang=${language}`} target="_blank" rel="noreferrer">
          {t('consultation.title')}
        </a>{' '}
        {link(null)}
      </p>
      <NotRead of={counts} />
      {children(link)}
    </>
  );
}
