// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react';
import { lazy, Suspense } from 'react';
import { expect, it } from 'vitest';
import { retryImport } from '../../client/ui/later.tsx';

function Form() {
  return <input aria-label="Reason" />;
}

it('opens at once what has come before it is wanted, without a gap into which letters would fall', async () => {
  let asked = 0;
  const bring = retryImport(async () => {
    asked += 1;
    return { default: Form };
  });
  await bring();
  const Brought = lazy(bring);
  render(
    <Suspense fallback="gap">
      <Brought />
    </Suspense>,
  );
  expect(screen.queryByText('gap')).toBeNull();
  expect(screen.getByLabelText('Reason')).toBeTruthy();
  expect(asked).toBe(1);
});
