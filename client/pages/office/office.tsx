/** The secretariat's desk: a list of sections, and the one that is open. */
import { Suspense } from 'react';
import { Link } from 'wouter';
import { Coming } from '../../ui/coming.tsx';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { OnlyFor } from '../only-for.tsx';
import { SECTIONS } from './sections.ts';
import './office.css';

interface Asked {
  /** The end of the address; the first where there is none of that name. */
  readonly section: string | undefined;
}

export function Office(asked: Asked) {
  return (
    <OnlyFor page="office">
      <Desk {...asked} />
    </OnlyFor>
  );
}

function Desk({ section }: Asked) {
  const { t, say } = useText();
  const here = SECTIONS.find(({ path }) => path === section) ?? SECTIONS[0];
  return (
    <div className="sheet">
      <Title words={say(here.title, {})} />
      <h1>{t('office.title')}</h1>
      <nav className="sections" aria-label={t('office.sections')}>
        {SECTIONS.map(({ path, title }) => (
          <Link key={path} href={`/office/${path}`} aria-current={path === here.path ? 'page' : undefined}>
            {say(title, {})}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Coming />}>
        <here.Page />
      </Suspense>
    </div>
  );
}
