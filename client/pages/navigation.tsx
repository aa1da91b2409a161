/** Where one can go from every page. */
import type { ReactNode } from 'react';
import { Link, useRoute } from 'wouter';
import { useText } from '../ui/words.tsx';
import { useMyself } from './myself.ts';
import { waysOf } from './page-ways.ts';

export function Navigation() {
  const { me } = useMyself();
  const { t, say } = useText();
  return (
    <nav className="ways" aria-label={t('nav.label')}>
      {waysOf(me.seat).map(([href, title]) => (
        <NavigationLink key={href} href={href}>
          {say(title, {})}
        </NavigationLink>
      ))}
    </nav>
  );
}

/** Where a page has pages below it, it is where they are. */
export function NavigationLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const [here] = useRoute(href === '/' ? href : `${href}/*?`);
  return (
    <Link href={href} aria-current={here ? 'page' : undefined}>
      {children}
    </Link>
  );
}
