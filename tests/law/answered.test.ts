/** P14: whoever reads something from the server gives it to what draws that it comes, that it could not be read, or that it is of before. */
import { expect, it } from 'vitest';
import { files, read } from './sources.ts';

/** Who says what it read otherwise, and how. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'client/pages/loaded.ts': 'it is where the reading is done',
  'client/pages/unsent.tsx':
    'an opinion is called by its id until the list of them is here; the line that is lost is told by the frame (N7)',
};

const pages = files(/^client\/.*\.tsx?$/).filter((path) => read(path).includes('useLoaded(') && !Object.hasOwn(OTHERWISE, path));
const READINGS = /useLoaded\('/g;
const NAMED = /const (\w+) = useLoaded\('[^;]*?\)(;|\.)/g;

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
