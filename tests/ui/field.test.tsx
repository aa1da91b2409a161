// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { Field } from '../../client/ui/field.tsx';
import { ARL } from '../opinion/world.ts';
import { Around } from './support/around.tsx';

afterEach(cleanup);

it('P10 a field that takes no more says so, beside it and to a screen reader', async () => {
  const user = userEvent.setup();
  render(
    <Around actor={ARL}>
      <Field label="Title">{(ties) => <input {...ties} maxLength={5} />}</Field>
    </Around>,
  );
  const field = screen.getByRole('textbox');
  await user.type(field, 'abcd');
  expect(field.getAttribute('aria-describedby')).toBeNull();
  await user.paste('efgh');
  expect(screen.getByRole('textbox', { description: 'Title: 5 characters at most.' })).toBe(field);
  await user.type(field, '{Backspace}');
  expect(screen.queryByText(/at most/)).toBeNull();
});
