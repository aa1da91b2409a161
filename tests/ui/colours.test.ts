/** The palette by the numbers: contrast of everything that is read, distance of every two states, in both schemes and for colour vision. */
import { describe, expect, it } from 'vitest';
import { files, read } from '../law/sources.ts';

type Rgb = readonly [number, number, number];
type Scheme = 0 | 1;
const SCHEMES = [0, 1] as const;

const tokens = new Map(
  [...read('shared/page/parts/tokens.css').matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);/g)].map((match) => [
    match[1] ?? '',
    [match[2] ?? '', match[3] ?? ''] as const,
  ]),
);

function colour(name: string, scheme: Scheme): Rgb {
  const found = tokens.get(name)?.[scheme];
  if (found === undefined) throw new Error(`no colour ${name}`);
  const part = (at: number): number => Number.parseInt(found.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const lines = ([r, g, b]: Rgb): Rgb => [linear(r), linear(g), linear(b)];

function luminance(rgb: Rgb): number {
  const [r, g, b] = lines(rgb);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Rgb, b: Rgb): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

function oklab(light: Rgb): Rgb {
  const [r, g, b] = light;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** Machado, Oliveira and Fernandes (2009), severity 1, on linear light. */
const VISION: Readonly<Record<string, readonly Rgb[]>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seen(rgb: Rgb, matrix: readonly Rgb[]): Rgb {
  const light = lines(rgb);
  const row = (at: number): number => {
    const [r, g, b] = matrix[at] ?? [0, 0, 0];
    return Math.min(1, Math.max(0, r * light[0] + g * light[1] + b * light[2]));
  };
  return oklab([row(0), row(1), row(2)]);
}

const distance = (a: Rgb, b: Rgb): number => 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

const STATES = ['agreed', 'open', 'unsettled', 'objected', 'reservation'] as const;
const TINTED = ['agreed', 'unsettled', 'objected', 'reservation'] as const;

describe('the palette', () => {
  it('reads everything that is written: 4.5 to 1', () => {
    const pairs: (readonly [string, string])[] = [
      ...STATES.flatMap((state) => [[state, 'page'] as const, [state, 'well'] as const]),
      ...TINTED.map((state) => [state, `${state}-tint`] as const),
      ['ink', 'page'],
      ['ink', 'raised'],
      ['ink', 'well'],
      ['ink', 'focused'],
      ['ink', 'found'],
      ['quiet', 'page'],
      ['quiet', 'raised'],
      ['quiet', 'well'],
      ['action', 'page'],
      ['action', 'raised'],
      ['action', 'well'],
      ['action', 'action-tint'],
      ['ink', 'action-tint'],
      ['action-ink', 'action'],
      ['page', 'objected'],
      ['session', 'page'],
      ['session', 'session-tint'],
      ['ink', 'session-tint'],
      ['inserted', 'page'],
      ['deleted', 'page'],
      ...TINTED.map((state) => ['ink', `${state}-tint`] as const),
    ];
    for (const [text, behind] of pairs) {
      for (const scheme of SCHEMES)
        expect(contrast(colour(text, scheme), colour(behind, scheme)), `${text} on ${behind}, scheme ${scheme}`).toBeGreaterThanOrEqual(
          4.5,
        );
    }
  });

  it('shows the borders of what can be pressed: 3 to 1', () => {
    for (const scheme of SCHEMES) {
      for (const border of ['edge', 'focus']) expect(contrast(colour(border, scheme), colour('page', scheme))).toBeGreaterThanOrEqual(3);
    }
  });

  it('keeps every two states apart, whatever the eye', () => {
    for (const [vision, matrix] of Object.entries(VISION)) {
      for (const scheme of SCHEMES) {
        for (const [at, one] of STATES.entries()) {
          for (const other of STATES.slice(at + 1)) {
            const apart = distance(seen(colour(one, scheme), matrix), seen(colour(other, scheme), matrix));
            expect(apart, `${one} and ${other}, ${vision}, scheme ${scheme}`).toBeGreaterThanOrEqual(8);
          }
        }
      }
    }
  });
});

describe('style sheets', () => {
  const sheets = files(/^(client|shared|server)\/.*\.css$/);
  const found = (pattern: RegExp, except: readonly string[] = []): readonly string[] =>
    sheets
      .filter((sheet) => !except.includes(sheet))
      .flatMap((sheet) =>
        [
          ...read(sheet)
            .replaceAll(/\/\*[\s\S]*?\*\//g, '')
            .matchAll(pattern),
        ].map(([text]) => `${sheet}: ${text}`),
      );

  it('are there', () => {
    expect(sheets.length).toBeGreaterThan(10);
  });

  it('know no left and right, so that Arabic is mirrored by construction', () => {
    const physical =
      /(?:^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)[\w-]*|left|right|top|bottom|width|height|(?:min|max)-(?:width|height)|border-(?:top|bottom)-(?:left|right)-radius|float|text-align: (?:left|right))\s*:/g;
    expect(found(physical).filter((hit) => !/\((max|min)-width/.test(hit))).toEqual([]);
  });

  it('take every colour from the tokens', () => {
    expect(found(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(/gi, ['shared/page/parts/tokens.css'])).toEqual([]);
  });

  it('stop all motion for whoever asks for that, whatever a later layer says', () => {
    const stilled = /@media \(prefers-reduced-motion: reduce\) \{[^@]*/.exec(read('shared/page/parts/base.css'))?.[0] ?? '';
    for (const property of ['animation-duration', 'animation-iteration-count', 'transition-duration', 'scroll-behavior'])
      expect(stilled).toMatch(new RegExp(`${property}: \\w+ !important;`));
  });

  it('leave no colour unused and use none that is not there', () => {
    const used = new Set(sheets.flatMap((sheet) => [...read(sheet).matchAll(/var\(--([\w-]+)/g)].map((match) => match[1] ?? '')));
    const defined = new Set(sheets.flatMap((sheet) => [...read(sheet).matchAll(/--([\w-]+):/g)].map((match) => match[1] ?? '')));
    expect([...used].filter((name) => !defined.has(name))).toEqual([]);
    expect([...defined].filter((name) => !used.has(name))).toEqual([]);
  });
});
