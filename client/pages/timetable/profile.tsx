import { nameIn } from '../../../shared/page/entities.ts';
import type { ShownForum } from '../../../shared/wire/forum.ts';
import { Unfolding } from '../../ui/unfolding.tsx';
import { useText } from '../../ui/words.tsx';
import { Line, NameFields, namesIn, orNull, PlanForm } from './plan-form.tsx';
import '../said-of.css';

/** What is said of the forum as a whole. */
export function Profile({ forum, office }: { readonly forum: ShownForum; readonly office: boolean }) {
  const { t, language } = useText();
  const { name, theme, place, basis, prefix } = forum;
  const rows = [
    [t('timetable.name'), name],
    [t('timetable.theme'), theme === null ? null : nameIn(theme, language)],
    [t('timetable.place'), place],
    [t('timetable.basis'), basis],
    [t('timetable.prefix'), prefix],
  ] as const;
  return (
    <section className="panel" aria-labelledby="timetable-forum">
      <h2 id="timetable-forum">{t('timetable.forum')}</h2>
      <dl className="said-of">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <bdi>{value ?? '–'}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {office && (
        <Unfolding summary={t('timetable.changeForum')}>
          {(fold) => (
            <PlanForm
              needed={['name', 'prefix']}
              code="prefix"
              of={rows}
              done={fold}
              command={(entered, decision) => ({
                do: 'change-forum',
                name: entered('name'),
                theme: namesIn(entered, 'theme-'),
                place: orNull(entered('place')),
                basis: orNull(entered('basis')),
                prefix: entered('prefix').toUpperCase(),
                decision,
              })}
            >
              {(wrong) => (
                <>
                  <div className="row-form">
                    <Line name="name" label={t('timetable.name')} given={name} wrong={wrong} hint={t('form.needed')} />
                    <Line name="place" label={t('timetable.place')} given={place} wrong={wrong} hint={t('form.optional')} />
                    <Line name="basis" label={t('timetable.basis')} given={basis} wrong={wrong} hint={t('form.optional')} />
                    <Line name="prefix" label={t('timetable.prefix')} given={prefix} wrong={wrong} hint={t('form.needed')} />
                  </div>
                  <NameFields prefix="theme-" label={(one) => t('timetable.themeIn', { language: one })} given={theme} wrong={wrong} />
                </>
              )}
            </PlanForm>
          )}
        </Unfolding>
      )}
    </section>
  );
}
