// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { DensityChoice } from '../../client/pages/density-choice.tsx';
import { ARL } from '../opinion/world.ts';
import { Around } from './support/around.tsx';

afterEach(cleanup);

const shown = (): string | undefined => document.documentElement.dataset.density;

it('P25 how close things stand is chosen on a device, at once and for ever', async () => {
  render(
    <Around actor={ARL}>
      <DensityChoice />
    </Around>,
  );
  const choice = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Spacing on this device' });
  await userEvent.setup().selectOptions(choice, 'Compact');
  expect([choice.value, shown()]).toEqual(['compact', 'compact']);
  expect(document.cookie).toContain('nemcon-density=compact');
});
