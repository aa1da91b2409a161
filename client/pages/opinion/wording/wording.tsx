/**
 * Remarks on the wording, for whoever asks for them: marked in the text, beside their paragraphs, and as a list that one walks through. It
 * changes nothing.
 */
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import type { Finding } from '../../../../shared/wording/finding.ts';
import { selectWords } from '../../../editor/select-words.ts';
import { announcer } from '../../../ui/announce.ts';
import { bar } from '../../../ui/bars.ts';
import { Button } from '../../../ui/button.tsx';
import { Later, later } from '../../../ui/later.tsx';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { NotRead } from '../../answered.tsx';
import { useOpened } from '../opened.ts';
import { panel } from '../panel.ts';
import type { Margin } from '../text/margin.ts';
import { Exceptions } from './exceptions.tsx';
import { foundAt, placedOf } from './found-at.ts';
import { nameOf } from './live-remarks.ts';
import { MarginRemarks } from './margin-remarks.tsx';
import { RemarkList } from './remark-list.tsx';
import { useMeant, useRemarks } from './remarks.ts';
import '../panel.css';
import './wording.css';

/** It comes with the marks of what is said beside the text, which every page of an opinion has. */
const MarkedRemarks = later(async () => ({ default: (await import('../threads/parts.ts')).MarkedRemarks }));

export function Wording({ margin }: { readonly margin: Margin }) {
  const { t, say } = useText();
  const { opinion, show, names } = useOpened();
  const { found, said } = useRemarks((all) => all);
  const meant = useMeant(found);
  const findings = found?.findings ?? null;
  const view = useStore(opinion.view);
  const [here, setHere] = useState<string | null>(null);
  const at = findings?.findIndex((one) => nameOf(one) === here) ?? -1;
  const placed = useMemo(() => (found === null ? null : placedOf(found)), [found]);
  useEffect(() => {
    if (view === null || findings === null) return;
    const pressed = ({ target }: Event): void => {
      const words = target instanceof Element ? target.closest('.remarked') : null;
      const finding = words === null ? undefined : foundAt(view, words, findings);
      if (finding !== undefined) setHere(nameOf(finding));
    };
    view.dom.addEventListener('click', pressed);
    return () => view.dom.removeEventListener('click', pressed);
  }, [view, findings]);
  const go = (finding: Finding | undefined): void => {
    if (finding === undefined) return;
    setHere(nameOf(finding));
    const { block, code, instead, words } = finding;
    const aloud = [t('app.saidOf', { name: names.paragraph(block), words: t(`wording.rule.${code}`) }), words];
    announcer.say('status', 'remark', [...aloud, say(`wording.why.${code}`, { instead: instead ?? '' })].join('. '));
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
        <NotRead of={meant} />
        <p role="status">{findings === null ? t('wording.coming') : sumOf(findings.length, t)}</p>
        {findings !== null && <RemarkList findings={findings} current={at} onGo={go} said={said} />}
        {said.value !== null && said.value.exceptions.length > 0 && <Exceptions said={said} exceptions={said.value.exceptions} />}
      </section>
      {placed !== null && (
        <Later>
          <MarkedRemarks margin={margin} placed={placed} current={here} />
        </Later>
      )}
      {findings !== null && <MarginRemarks margin={margin} findings={findings} onPress={(block) => go(nextIn(findings, block, at))} />}
    </>
  );
}

/** Of a paragraph the first, and at each further press the next. */
function nextIn(findings: readonly Finding[], block: BlockId, current: number): Finding | undefined {
  const own = findings.filter((one) => one.block === block);
  const here = findings[current];
  return own[(here === undefined ? 0 : own.indexOf(here) + 1) % own.length];
}

const sumOf = (count: number, t: ReturnType<typeof useText>['t']): string =>
  count === 0 ? t('wording.none') : t('wording.count', { count });
