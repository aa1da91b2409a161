import { useLocation, useSearchParams } from 'wouter';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { useMyself } from '../myself.ts';
import { ContributionForm } from './contribution-form.tsx';
import './contribute.css';

/** A contribution of the own delegation; the address may name the paragraph that it is about. */
export function Contribute() {
  const { t, language } = useText();
  const { me } = useMyself();
  const [search] = useSearchParams();
  const [, go] = useLocation();
  const [opinion, block] = [search.get('opinion'), search.get('block')];
  const own = me.seat !== null && RIGHTS[me.seat.capacity].comment ? me.seat.entity : '';
  const passages = opinion !== null && block !== null ? [{ opinion, block }] : [];
  return (
    <div className="sheet">
      <Title words={t('contribution.new')} />
      <h1>{t('contribution.new')}</h1>
      <ContributionForm begun={{ title: '', text: '', language, source: own, passages }} onFiled={(id) => go(`/documents/${id}`)} />
    </div>
  );
}
