/** Behind one button: for whom one speaks, the language, the way out; and on a narrow screen the ways to all pages. */
import { type ReactNode, useState } from 'react';
import { RIGHTS } from '../../shared/opinion/rights.ts';
import { Button } from '../ui/button.tsx';
import { Drop } from '../ui/drop.tsx';
import { Later, later } from '../ui/later.tsx';
import { useText, useWhole } from '../ui/words.tsx';
import { Languages } from './languages.tsx';
import { useMyself } from './myself.ts';
import { useEntities } from './names.ts';
import { NavigationLink } from './navigation.tsx';

const CallSignals = later(async () => ({ default: (await import('./call-signals.tsx')).CallSignals }));
const DensityChoice = later(async () => ({ default: (await import('./density-choice.tsx')).DensityChoice }));
const PaletteButton = later(async () => ({ default: (await import('./palette/opener.tsx')).PaletteButton }));
const Leave = later(async () => ({ default: (await import('./unsent.tsx')).Leave }));

/** `ways`: null where they stand beside the button, which then bears the name of whom one speaks for. */
export function Menu({ ways }: { readonly ways: ReactNode }) {
  const { me } = useMyself();
  const { t, list } = useText();
  const whole = useWhole();
  const entities = useEntities();
  const [leaving, setLeaving] = useState(false);
  if (me.seat === null) return null;
  const { capacity, entity, functions } = me.seat;
  const office = capacity === 'chair' || capacity === 'secretariat';
  const name = office ? t(`capacity.${capacity}`) : entities.name(entity);
  // the first list that is made takes its time
  const roles = whole && list([t(`capacity.${capacity}`), ...functions.map((role) => t(`function.${role}`))]);
  // a dialog gives the focus back to what had it, and the menu is closed by then
  const toButton = (): void => document.querySelector<HTMLElement>('.top > .drop > summary')?.focus();
  const leave = (): void => {
    toButton();
    setLeaving(true);
  };
  return (
    <>
      <Drop
        summary={
          <>
            <span className={ways === null ? 'unseen' : undefined}>{t('nav.menu')}</span>
            {ways === null && <bdi className="who">{name}</bdi>}
          </>
        }
      >
        {ways}
        <Later>
          <PaletteButton onLeave={toButton} />
        </Later>
        <p className="forum">{me.forum.name}</p>
        {roles !== false && <p>{office ? t('nav.actsAs', { capacity: roles }) : t('nav.speaksFor', { entity: name, capacity: roles })}</p>}
        <Languages />
        <Later>
          <DensityChoice />
        </Later>
        {RIGHTS[capacity].hold && (
          <Later>
            <CallSignals />
          </Later>
        )}
        <NavigationLink href="/me">{t('nav.me')}</NavigationLink>
        <Button look="bare" onPress={leave}>
          {t('nav.signOut')}
        </Button>
      </Drop>
      {leaving && (
        <Later>
          <Leave stay={() => setLeaving(false)} />
        </Later>
      )}
    </>
  );
}
