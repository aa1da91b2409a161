/** Remarks on the wording, for whoever asks for them: beside their paragraphs, and as a list that one walks through. It changes nothing. */
import { type KeyboardEvent, useState } from 'react';
import type { Finding } from '../../../../shared/wording/finding.ts';
import { selectWords } from '../../../editor/select-words.ts';
import { bar } from '../../../ui/bars.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { NotRead } from '../../answered.tsx';
import { useOpened } from '../opened.ts';
import { panel } from '../panel.ts';
import type { Margin } from '../text/margin.ts';
import { Exceptions } from './exceptions.tsx';
import { MarginRemarks } from './margin-remarks.tsx';
import { nameOf, RemarkList } from './remark-list.tsx';
import { useRemarks } from './remarks.ts';
import '../panel.css';
import './wording.css';

export function Wording({ margin }: { readonly margin: Margin }) {
  const { t } = useText();
  const { opinion, show } = useOpened();
  const { findings, said } = useRemarks();
  const [here, setHere] = useState<string | null>(null);
  const at = findings?.findIndex((one) => nameOf(one) === here) ?? -1;
  const go = (finding: Finding | undefined): void => {
    if (finding === undefined) return;
    setHere(nameOf(finding));
    opinion.runAside(selectWords(finding.block, finding.from, finding.to));
    show(finding.block);
  };
  const step = (by: 1 | -1): void => {
    const all = findings ?? [];
    go(all[(Math.max(at, by > 0 ? -1 : 0) + by + all.length) % all.length]);
  };
  const keyed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    panel.set(null);
  };
  return (
    <>
      <section ref={bar} className="panel-over" aria-label={t('wording.title')} onKeyDown={keyed}>
        <header className="panel-head">
          <h2>{t('wording.title')}</h2>
          <Button look="bare" why={findings?.length ? null : t('wording.none')} onPress={() => step(-1)} label={t('wording.previous')}>
            ↑
          </Button>
          <Button look="bare" why={findings?.length ? null : t('wording.none')} onPress={() => step(1)} label={t('wording.next')}>
            ↓
          </Button>
          <Button look="bare" onPress={() => panel.set(null)} label={t('app.close')}>
            ×
          </Button>
        </header>
        <p className="note">{t('wording.advice')}</p>
        <NotRead of={said} />
        <p role="status">{findings === null ? t('wording.coming') : sumOf(findings.length, t)}</p>
        {findings !== null && <RemarkList findings={findings} current={at} onGo={go} said={said} />}
        {said.value !== null && said.value.exceptions.length > 0 && <Exceptions said={said} exceptions={said.value.exceptions} />}
      </section>
      {findings !== null && (
        <MarginRemarks margin={margin} findings={findings} onPress={(block) => go(findings.find((one) => one.block === block))} />
      )}
    </>
  );
}

const sumOf = (count: number, t: ReturnType<typeof useText>['t']): string =>
  count === 0 ? t('wording.none') : t('wording.count', { count });
