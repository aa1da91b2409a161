import { Chip } from '../../../../shared/page/parts/chip.tsx';
import { awayWords } from '../../../../shared/page/referrals.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { AppealPending } from '../chair/appeal-pending.tsx';
import { useOpened } from '../opened.ts';
import { Ways } from '../ways.tsx';
import { type Step, stepsOf } from './steps-of.ts';

/** States to ask that are named at once; the others can be opened. */
const FEW = 3;

/** The next step, in words; the chair takes it with the buttons of the gavel. */
export function NextSteps() {
  const { t } = useText();
  const { register, clock, mayTick, tick } = useOpened();
  const steps = stepsOf(register, clock.getSnapshot());
  const rest = steps.filter(({ what }) => what === 'ask').slice(FEW);
  const drawn = (step: Step) => (
    <li key={`${step.what} ${step.what === 'ask' ? step.state : step.what === 'await' ? step.referred.seq : ''}`}>
      <Said step={step} />
      {step.what === 'call' && step.blocks.every(mayTick) && (
        <Button onPress={() => tick(step.blocks, true)}>{t('console.tickThem')}</Button>
      )}
    </li>
  );
  return (
    <section className="steps" aria-labelledby="steps-title">
      <h2 id="steps-title">{t('console.next')}</h2>
      <AppealPending />
      {steps.length === 0 && <p>{t('console.noStep')}</p>}
      <ul>{steps.filter((step) => !rest.includes(step)).map(drawn)}</ul>
      {rest.length > 0 && (
        <details className="rest">
          <summary>{t('between.all', { count: rest.length })}</summary>
          <ul>{rest.map(drawn)}</ul>
        </details>
      )}
    </section>
  );
}

function Said({ step }: { readonly step: Step }) {
  const text = useText();
  const { t } = text;
  const entities = useEntities();
  const { names, goTo } = useOpened();
  if (step.what === 'adopt') return <Chip shape="agreed">{t('console.adopt')}</Chip>;
  const count = step.blocks.length;
  return (
    <>
      {step.what === 'ask' && <Chip shape="objected">{t('console.ask', { state: entities.name(step.state), count })}</Chip>}
      {step.what === 'settle' && <Chip shape="unsettled">{t('console.settle', { count })}</Chip>}
      {step.what === 'call' && <Chip shape="open">{t('console.call', { count })}</Chip>}
      {step.what === 'declare' && <Chip shape="call">{t('console.declare', { count })}</Chip>}
      {step.what === 'await' && <Chip shape="referred">{awayWords(text, step.referred)}</Chip>}
      <Ways blocks={step.blocks} names={names} goTo={goTo} />
    </>
  );
}
