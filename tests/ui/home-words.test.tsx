// @vitest-environment happy-dom
/** The words of the first pages, once they are here, are here for each of them. */
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { HomeWords } from '../../client/pages/home-words.tsx';
import { Words } from '../../client/ui/words.tsx';
import { loadFirst } from '../../shared/i18n/in-browser.ts';
import { createText } from '../../shared/i18n/text.ts';

afterEach(cleanup);

it('the next of the first pages is drawn at once, without a word that it is on its way', async () => {
  const text = createText('fr', await loadFirst('fr'));
  const show = (page: string) =>
    render(
      <Words text={text} whole={false}>
        <HomeWords>
          <h1>{page}</h1>
        </HomeWords>
      </Words>,
    );
  show('The first');
  expect(screen.queryByText(text.t('app.loading'))).not.toBeNull();
  await screen.findByText('The first');
  cleanup();
  show('The next');
  expect(screen.queryByText('The next')).not.toBeNull();
});
