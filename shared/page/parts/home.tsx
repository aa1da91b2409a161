/** The way to the first page, where no application is at hand that would open it. */
import type { Text } from '../../i18n/text.ts';
import { Mark } from './mark.tsx';

export const Home = ({ text }: { readonly text: Text }) => (
  <a className="mark" href="/">
    <Mark name={text.t('app.name')} />
  </a>
);
