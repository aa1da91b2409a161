/** P14: whoever reads something from the server gives it to what draws that it comes, that it could not be read, or that it is of before. */
import { expect, it } from 'vitest';
import { files, read } from './sources.ts';

/** Who says what it read otherwise, and how. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'client/pages/loaded.ts': 'it is where the reading is done',
  'client/pages/unsent.tsx':
    'an opinion is called by its id until the list of them is here; the line that is lost is told by the frame (N7)',
  'client/pages/why-ended.tsx':
    'that the session has ended stands before it; why is asked for until there is an answer, and left out before',
};

const client = files(/^client\/.*\.tsx?$/);
const pages = client.filter((path) => /useLoaded(Each)?\(/.test(read(path)) && !Object.hasOwn(OTHERWISE, path));
const READINGS = /useLoaded(?:Each)?\(\s*'/g;
const NAMED = /const (\w+) = useLoaded(?:Each)?\(\s*'[^;]*?\)(;|\.)/g;

/** Who reads by itself, and for what. */
const BY_ITSELF: Readonly<Record<string, string>> = {
  'client/pages/reading.ts': 'it is how one reads',
  'client/pages/loaded.ts': 'it is what pages read by',
  'client/pages/loaded-each.ts': 'it is what pages read several by',
  'client/pages/app.tsx': 'who looks: asked for again until there is an answer, and all pages wait for it',
  'client/pages/ahead.ts': 'the same, asked before there is a page: app.tsx takes the answers',
  'client/pages/forum.tsx': 'the forum as it is now, of which the frame says that it is not (N7)',
  'client/pages/office/roster/import.tsx':
    'what a file is compared with, when it is chosen: the form says what failed, and the file is chosen again',
  'client/pages/office/roster/save-list.tsx': 'what is saved when its button is pressed, which says what failed',
  'client/pages/opinion/wording/meant-then.ts': 'one question after another, until one fails: the panel of the check says so (NotRead)',
};

it('P14 is kept by none that reads in a way of its own', () => {
  const reading = client.filter((path) => /\bread(From|Path)\b/.test(read(path)));
  expect(reading).toEqual(Object.keys(BY_ITSELF).sort());
});

/** Is it handed on as a whole: to what draws it, to another part, or to whoever called? */
const isHandedOn = (text: string, name: string): boolean =>
  new RegExp(String.raw`[=]\{(both\(.*)?\b${name}\b[),}]|\bboth\((\w+, )?${name}\b|return ${name};|\breturn \{.*\b${name}\b`).test(text);

it('P14 is kept by every page: none takes the value of a reading and leaves its trouble', () => {
  expect(pages.length).toBeGreaterThan(40);
  const wrong = pages.flatMap((path) => {
    const text = read(path);
    const named = [...text.matchAll(NAMED)];
    const names = named.flatMap(([, name = '', end]) => (end === ';' ? [name] : []));
    const lost = [...text.matchAll(READINGS)].length - names.length;
    return [
      ...(lost > 0 ? [`${path}: ${lost} without a name: const x = useLoaded(…)`] : []),
      ...names.filter((name) => !isHandedOn(text, name)).map((name) => `${path}: ${name} is given to no <Answered> or <NotRead>`),
    ];
  });
  expect(wrong).toEqual([]);
});
