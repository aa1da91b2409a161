/** In the menu: how close things stand on this device. */
import { useState } from 'react';
import { DENSITIES } from '../../shared/page/density.ts';
import { Choice } from '../ui/choice.tsx';
import { chooseDensity, density } from '../ui/density.ts';
import { useText } from '../ui/words.tsx';

export function DensityChoice() {
  const { t } = useText();
  const [chosen, choose] = useState(density);
  return (
    <Choice
      label={t('density.title')}
      value={chosen}
      options={DENSITIES.map((one) => [one, t(`density.${one}`)])}
      onChange={(one) => {
        chooseDensity(one);
        choose(one);
      }}
    />
  );
}
