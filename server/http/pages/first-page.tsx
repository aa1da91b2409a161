/**
 * What the page of an opinion says before any script has come, and all that it says where none runs: which opinion, how it stands, its
 * text with the marks, and of what moment all this is. Laid out as the application does it, which puts itself in its place
 * (client/pages/first-text.ts).
 */
import { type Html, html } from '../../../shared/lib/html.ts';
import type { Actor } from '../../../shared/opinion/actor.ts';
import type { Place } from '../../../shared/opinion/session.ts';
import { finishWords } from '../../../shared/page/finish-words.ts';
import { howToWrite } from '../../../shared/page/how-to-write.ts';
import { gravestOf, inTheWay } from '../../../shared/page/in-the-way.ts';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import { Shape } from '../../../shared/page/parts/shape.tsx';
import type { ShapeName } from '../../../shared/page/shapes.ts';
import { stateWords } from '../../../shared/page/state-words.ts';
import { namesIn, type Reading, removedHtml } from '../../../shared/page/text-html.ts';
import { SCHEMA_VERSION } from '../../../shared/text/schema.ts';
import { introduction } from '../../../shared/wire/collab.ts';
import { draw, drawEach } from './draw.ts';
import { NotCome } from './not-come.tsx';
import { type Head, PageHead } from './page-head.tsx';
import { FirstCalls, FirstFocus, ToolsRoom } from './room-kept.tsx';
import type { First } from './shell.ts';

export interface Surroundings extends Head {
  /** Who reads. */
  readonly seat: Actor;
  /** How it stands to restricted sessions. */
  readonly place: Place;
  /** ms UTC. */
  readonly now: number;
}

/** `words`: the text as it was drawn (`drawText`). */
export async function firstPage(reading: Reading, words: Html, { seat, place, now, ...head }: Surroundings): Promise<First> {
  const closedOff = place === 'closed-off';
  // its page may begin the connection; in a restricted session it finds out first whether that is open to this seat
  const collab = place === 'open' && html` data-collab="/collab/${reading.register.opinion}${introduction(SCHEMA_VERSION, seat.seat)}"`;
  const { register, text } = reading;
  const { opinion, number, title } = register;
  const parts = [
    <PageHead key="head" text={text} {...head} />,
    <Bars key="bars" {...reading} seat={seat} closedOff={closedOff} now={now} />,
    <NotCome key="not-come" text={text} />,
  ];
  const [above, bars, notCome] = await drawEach(parts, draw);
  const body = html`<div id="first" data-opinion="${opinion}"${collab}>
${above}
<main>
<div class="desk${seat.capacity === 'chair' && register.kind === 'opinion' && ' chaired'}">
${bars}
<div class="paper"><div class="text-column">${words}</div></div>
${removedHtml(reading)}
</div>
</main>
${notCome}
</div>`;
  return { language: text.language, title: `${number} ${title} – ${text.t('app.name')}`.trim(), body, ofOpinion: true };
}

function Bars({ seat, closedOff, now, ...reading }: Reading & Pick<Surroundings, 'seat' | 'now'> & { readonly closedOff: boolean }) {
  const { register, text } = reading;
  const { opinion, number, title, phase, language, kind } = register;
  const { t, moment } = text;
  const kept = { text, register, seat, names: namesIn(reading), now };
  return (
    <>
      <div className="bars">
        <div className="top-bar">
          <h1>
            {/* what the report is called says what it is */}
            <span className="top-number">
              {kind === 'report' ? '' : t(phase === 'adopted' ? 'home.opinion' : 'home.draft', { number })}
            </span>{' '}
            <bdi className="top-title" lang={language}>
              {title}
            </bdi>
          </h1>
          {!closedOff && <ToolsRoom {...kept} />}
          <div className="first-says">
            <p className="first-note">
              <Shape name="ring" /> {t('first.asOf', { moment: moment(now) })}
            </p>
            {!closedOff && (
              <a className="first-follow" href={`/live/${encodeURIComponent(opinion)}`}>
                {t('opinion.follow')}
              </a>
            )}
            <noscript>
              <p className="first-note">{t('first.noScript')}</p>
            </noscript>
          </div>
        </div>
        {!closedOff && (
          <>
            <div className="alerts">
              <FirstCalls {...kept} />
            </div>
            <FirstFocus {...kept} />
          </>
        )}
      </div>
      {closedOff && (
        <p className="first-note">
          <Shape name="lock" /> {t('restricted.outside')}
        </p>
      )}
      <div className="as-a-whole">
        <Standing seat={seat} {...reading} />
      </div>
    </>
  );
}

/** One line: adopted, or how much stands between. */
function Standing({ seat, register, text }: Reading & Pick<Surroundings, 'seat'>) {
  const { phase, blockers, kind, finish } = register;
  if (kind === 'report') {
    const turned = finishWords(text, register);
    const shape: ShapeName = finish?.over === true ? 'lock' : 'open';
    return (
      <>
        <p className="hint-line">{text.t('report.about')}</p>
        {turned !== null && (
          <p>
            <Shape name={shape} /> {turned}
          </p>
        )}
      </>
    );
  }
  const words = stateWords(text, register);
  if (phase === 'adopting' || phase === 'adopted' || phase === 'not-adopted')
    return (
      <section className={phase === 'not-adopted' ? 'state' : `state ${phase}`}>
        {phase !== 'not-adopted' && <Shape name="lock" />}
        <p className="state-words">{words}</p>
      </section>
    );
  const hint = words ?? howToWrite(text, register, seat);
  return (
    <>
      {hint !== null && <p className="hint-line">{hint}</p>}
      <p className="between">
        <strong>{text.t('between.title')}</strong>{' '}
        <Chip shape={gravestOf(blockers)}>
          {blockers.length === 0 ? text.t('home.paragraphs', { count: 0 }) : inTheWay(blockers, text)}
        </Chip>
      </p>
    </>
  );
}
