/** A problem told to a person who opened one of our pages, in words: whoever asks as a page does gets no JSON to read. */
import type { Request } from 'express';
import type { MessageKey } from '../../../shared/i18n/catalogue.ts';
import { sayIssues } from '../../../shared/page/faulty.ts';
import { Back } from '../../../shared/page/parts/back.tsx';
import { Home } from '../../../shared/page/parts/home.tsx';
import { Top } from '../../../shared/page/parts/top.tsx';
import type { Problem } from '../../../shared/wire/problem.ts';
import { PAGE_STYLE } from '../../built.ts';
import { AGAIN_SOON, RETRY_AFTER } from '../retry-after.ts';
import { draw } from './draw.ts';
import { pageHtml } from './page.ts';
import { textFor } from './spoken.ts';
import { addressWords, type WrongAddress } from './takes.ts';

const WORDS: Readonly<Record<number, MessageKey>> = {
  401: 'error.signedOut',
  403: 'error.notAllowed',
  404: 'app.notFound',
  413: 'error.tooLarge',
  414: 'error.tooLarge',
  429: 'error.tooMany',
};

const FOLDING = {
  history: { title: 'past.folding', far: 'past.folded' },
  authors: { title: 'past.folding', far: 'past.foldedAuthors' },
  opinions: { title: 'handOver.folding', far: 'handOver.folded' },
} as const;

/** Where a text is, in the address of a page about it. */
const TEXT = /^\/o\/[^/]+/;

/** Does a person read the answer, and not a program? Where a file is asked for, nobody does. */
export function readsPage({ originalUrl, headers }: Request): boolean {
  const [path = ''] = originalUrl.split('?');
  return !/^\/api(\/|$)|\.\w+$/.test(path) && (headers.accept ?? '').split(',')[0]?.trim() === 'text/html';
}

interface Asked {
  /** What is wrong with the address. */
  readonly address?: WrongAddress | undefined;
  /** In how many seconds a page asks again that is refused because too much is asked. */
  readonly refused: string | null;
}

const SOUND: WrongAddress = { strange: [], takes: {} };

/** It asks again by itself where storage does not answer (SPEC N9), where what is asked for is on its way (H49), and where too much is asked (N13). */
export async function problemPage(
  req: Request,
  { code, status, issues = [], progress }: Problem,
  nonce: string,
  { address = SOUND, refused }: Asked,
): Promise<string> {
  const { lang } = req.query;
  const text = await textFor(req, typeof lang === 'string' ? lang : undefined);
  const known = code === 'storage' ? 'error.storage' : code === 'past-folding' ? FOLDING[progress?.of ?? 'history'].title : WORDS[status];
  const asked = addressWords(text, address, issues);
  const words =
    asked.length > 0
      ? text.t('asked.title')
      : known !== undefined
        ? text.say(known, {})
        : status < 500
          ? sayIssues(text, issues)
          : text.t('error.server');
  // without what is wrong in its path there is no such page: from there the way leads to the text
  const isPath = issues.some(({ path }) => path.startsWith('params.'));
  const ofText = TEXT.exec(req.path)?.[0];
  const again = req.method === 'GET' && (refused ?? (code === 'storage' ? RETRY_AFTER : code === 'past-folding' && AGAIN_SOON));
  const body = draw(
    <>
      <Top text={text} demo={false}>
        <Home text={text} />
      </Top>
      <main>
        <h1>{words}</h1>
        {code === 'put-out' && <p>{text.t('me.putOutWhy')}</p>}
        {asked.map((one) => (
          <p key={one}>{one}</p>
        ))}
        {progress !== undefined && (
          <>
            <p role="status">{text.t(FOLDING[progress.of].far, { seq: progress.done, count: progress.all })}</p>
            <p>
              <progress value={progress.done} max={progress.all} aria-hidden="true" />
            </p>
          </>
        )}
        {refused !== null && <p role="status">{text.t('asked.again', { count: Number(refused) })}</p>}
        {again && code !== 'storage' && ofText !== undefined && <Back href={ofText}>{text.t('answer.back')}</Back>}
        {asked.length > 0 && !isPath && <Back href={req.path}>{text.t('asked.without')}</Back>}
        {asked.length > 0 && isPath && ofText !== undefined && <Back href={ofText}>{text.t('answer.back')}</Back>}
        <Back href="/">{text.t(status === 401 ? 'sync.signIn' : 'app.home')}</Back>
      </main>
    </>,
  );
  return pageHtml({ language: text.language, title: words, css: PAGE_STYLE, body, nonce, again });
}
