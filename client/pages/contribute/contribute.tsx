import { useLocation, useSearchParams } from 'wouter';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import type { ListedDocument } from '../../../shared/wire/document.ts';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered } from '../answered.tsx';
import { useLoaded } from '../loaded.ts';
import { useMyself } from '../myself.ts';
import { OnlyFor } from '../only-for.tsx';
import { type Begun, ContributionForm } from './contribution-form.tsx';

/** A contribution of the own delegation. The address may name the paragraph that it is about, or the contribution that it is an edition of. */
export function Contribute() {
  const { t } = useText();
  const [search] = useSearchParams();
  const of = search.get('of');
  const title = t(of === null ? 'contribution.new' : 'contribution.revision');
  return (
    <OnlyFor page="contributions">
      <div className="sheet">
        <Title words={title} />
        <h1>{title}</h1>
        {of === null ? <New opinion={search.get('opinion')} block={search.get('block')} /> : <Edition key={of} of={of} />}
      </div>
    </OnlyFor>
  );
}

function New({ opinion, block }: { readonly opinion: string | null; readonly block: string | null }) {
  const { language } = useText();
  const { me } = useMyself();
  const source = me.seat !== null && RIGHTS[me.seat.capacity].comment ? me.seat.entity : '';
  const passages = opinion !== null && block !== null ? [{ opinion, block }] : [];
  return <Filing begun={{ title: '', text: '', language, source, sections: [], passages, of: null }} />;
}

/** Begins with all that the contribution before says. */
function Edition({ of }: { readonly of: string }) {
  const shown = useLoaded('GET /api/documents/:id', { id: of });
  return <Answered of={shown}>{({ document, text }) => <Filing begun={begunWith(document, text)} />}</Answered>;
}

function begunWith(document: ListedDocument, text: string | null): Begun {
  const { title, language, source, contribution } = document;
  const { sections = [], passages = [] } = contribution ?? {};
  return { title, text: text ?? '', language, source, sections, passages, of: document };
}

function Filing({ begun }: { readonly begun: Begun }) {
  const [, go] = useLocation();
  return <ContributionForm begun={begun} onFiled={(id) => go(`/documents/${id}`)} />;
}
