/**
 * The import law: which part of the house may know which other, and which packages. A part that is not listed may import nothing, so a new
 * folder has to be thought about. The longest prefix that fits a file decides.
 */
export interface Part {
  /** Prefixes of project paths. */
  readonly knows: readonly string[];
  readonly packages: readonly string[];
  readonly node: boolean;
}

const part = (knows: readonly string[], packages: readonly string[] = [], node = false): Part => ({ knows, packages, node });

const SMALL = [
  'server/built.ts',
  'server/clock.ts',
  'server/clock-watch.ts',
  'server/event-loop.ts',
  'server/logger.ts',
  'server/limits.ts',
  'server/told.ts',
  'server/turns.ts',
];
const BELOW_EDGE = [
  'shared/',
  'server/journal/',
  'server/nodes/',
  'server/room/',
  'server/text/',
  'server/log/',
  'server/record/',
  'server/auth/',
  'server/forum/',
  'server/asks-session.ts',
  'server/request-pace.ts',
  'server/text-in.ts',
  ...SMALL,
];
const SCREEN = [
  'react',
  'react-dom',
  'wouter',
  'yjs',
  'lib0',
  'y-protocols',
  'y-prosemirror',
  'prosemirror-model',
  'prosemirror-state',
  'prosemirror-view',
  'prosemirror-transform',
  'prosemirror-commands',
  'prosemirror-keymap',
];

export const LAW: Readonly<Record<string, Part>> = {
  'shared/lib/': part(['shared/lib/']),
  'shared/opinion/': part(['shared/lib/', 'shared/opinion/']),
  'shared/forum/': part(['shared/lib/', 'shared/opinion/', 'shared/forum/']),
  'shared/comments/': part(['shared/lib/', 'shared/opinion/', 'shared/forum/', 'shared/comments/']),
  'shared/i18n/': part(['shared/lib/', 'shared/opinion/', 'shared/forum/', 'shared/i18n/']),
  'shared/text/': part(['shared/'], ['yjs', 'prosemirror-model']),
  'shared/import/': part(['shared/']),
  'shared/compare/': part(['shared/'], ['diff']),
  /** What is nearest to a wording, and what has the words that somebody looks for. */
  'shared/agreed/': part(['shared/']),
  /** Advice on the words of a text. */
  'shared/wording/': part(['shared/']),
  /** Reads Word files, in the browser of whoever chose one. */
  'shared/word/': part(['shared/'], ['fflate', 'saxes']),
  /** Reads and writes spreadsheets, in the browser as well. */
  'shared/sheet/': part(['shared/'], ['fflate']),
  /** What pages show, for browser and server alike. */
  'shared/page/': part(['shared/'], ['react']),
  'shared/wire/': part(['shared/'], ['zod', 'lib0']),

  'server/log/': part(['shared/lib/', 'server/log/', 'server/thread.ts', 'server/told.ts'], ['better-sqlite3', 'redis'], true),
  'server/text/': part(['shared/', 'server/text/', 'server/limits.ts'], ['yjs', 'lib0', 'prosemirror-model'], true),
  'server/record/': part(['shared/', 'server/record/', 'server/text/', 'server/log/', ...SMALL], ['zod', 'lib0'], true),
  'server/journal/': part(['shared/lib/', 'shared/opinion/', 'server/journal/', 'server/log/', 'server/record/', ...SMALL], [], true),
  'server/nodes/': part(['shared/lib/', 'server/nodes/', 'server/log/', ...SMALL], ['redis', 'zod'], true),
  'server/room/': part(
    [
      'shared/',
      'server/journal/',
      'server/nodes/',
      'server/room/',
      'server/text/',
      'server/log/',
      'server/record/',
      'server/thread.ts',
      ...SMALL,
    ],
    ['lib0'],
    true,
  ),
  'server/comments/': part(
    ['shared/', 'server/journal/', 'server/forum/', 'server/room/', 'server/comments/', 'server/log/', 'server/record/', ...SMALL],
    [],
    true,
  ),
  'server/forum/': part(['shared/', 'server/journal/', 'server/forum/', 'server/log/', 'server/record/', ...SMALL], [], true),
  'server/agreed/': part(['shared/', 'server/forum/', 'server/room/', 'server/record/', 'server/agreed/', ...SMALL], [], true),
  /** The bytes of attached files. */
  'server/files/': part(
    ['shared/', 'server/files/', 'server/forum/', 'server/log/', 'server/record/', 'server/config.ts', ...SMALL],
    [],
    true,
  ),
  'server/auth/': part(
    ['shared/', 'server/auth/', 'server/forum/', 'server/log/', 'server/config.ts', 'server/thread.ts', ...SMALL],
    ['better-sqlite3', 'redis', 'zod', 'openid-client', 'jose'],
    true,
  ),
  'server/mail/': part(['shared/', 'server/mail/', 'server/forum/', 'server/auth/', ...SMALL], ['nodemailer', 'zod'], true),
  /** What other programs are told. */
  'server/webhooks/': part(['shared/', 'server/webhooks/', 'server/log/', 'server/record/', 'server/auth/', ...SMALL], ['zod'], true),
  'server/collab/': part([...BELOW_EDGE, 'server/collab/'], [], true),
  'server/ws/': part([...BELOW_EDGE, 'server/collab/', 'server/ws/'], ['ws'], true),
  'server/live/': part([...BELOW_EDGE, 'server/live/'], [], true),
  /** Files for others' programs. */
  'server/export/': part(['shared/', 'server/export/', 'server/limits.ts', 'server/thread.ts'], ['docx', 'fflate'], true),
  'server/http/': part(
    [
      ...BELOW_EDGE,
      'server/comments/',
      'server/agreed/',
      'server/collab/',
      'server/live/',
      'server/export/',
      'server/http/',
      'server/config.ts',
      'server/files/attachments.ts',
      'server/mail/addressed.ts',
      'server/mail/mailer.ts',
      'server/mail/proof.ts',
    ],
    ['express', 'express-static-gzip', 'helmet', 'express-rate-limit', 'zod', 'lib0', 'react', 'react-dom'],
    true,
  ),
  /** What is counted, and the port at which that is read. */
  'server/metrics/': part(['shared/lib/', 'server/metrics/', ...SMALL], ['prom-client', 'zod'], true),
  'server/': part(['shared/', 'server/'], ['pino', 'zod', 'yjs'], true),
  /** Made by the tools of the build, and shipped without them. */
  'server/built.ts': part([], ['esbuild', 'lightningcss'], true),

  'client/': part(['shared/', 'client/'], SCREEN),
  /** The clock of the browser, and a value that changes. */
  'client/lib/': part([], []),
  /** What pages are made of: it knows no opinion, and no server. */
  'client/ui/': part(['shared/', 'client/ui/', 'client/lib/'], SCREEN),
  /** Reads participants' tables. */
  'client/pages/office/roster/': part(['shared/', 'client/'], [...SCREEN, 'csv-parse']),
  /** Steps of the build, run by Vite. */
  'client/build/': part(['client/build/'], ['vite'], true),
};

/** Builtins that open sockets or files: not for a part that knows text only. */
const IO = /^node:(fs|net|http|https|http2|tls|dgram|child_process|worker_threads|dns|readline|process|timers)\b/;

function partOf(path: string): Part | null {
  const prefix = Object.keys(LAW)
    .filter((candidate) => path.startsWith(candidate))
    .sort((a, b) => b.length - a.length)[0];
  return prefix === undefined ? null : (LAW[prefix] ?? null);
}

/** The imports of a file that the law forbids. */
export function forbidden(path: string, imports: readonly string[]): readonly string[] {
  const law = partOf(path);
  if (law === null) return imports;
  const text = path.startsWith('server/text/');
  return imports.filter((target) => {
    if (target.startsWith('node:')) return !law.node || (text && IO.test(target));
    if (/^(shared|server|client|tests|bench|scripts)\//.test(target)) return !law.knows.some((prefix) => target.startsWith(prefix));
    return !law.packages.includes(target);
  });
}
