/**
 * What runs for the first time takes several times as long as ever after (server/room/rehearsal.ts). So what every page is drawn with, and what
 * every body is read with, is done once when the server listens, in turns of their own. No words are in it: no language is loaded before
 * somebody asks for it (SPEC.md O5).
 */
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import express, { type Request, type Response } from 'express';
import { draw } from './pages/draw.ts';

export async function rehearseHttp(): Promise<void> {
  await setImmediate();
  draw(<Page words="" />);
  await setImmediate();
  await bodyRead();
}

function Page({ words }: { readonly words: string }) {
  return (
    <main className="sheet" lang="en">
      <h1>{words}</h1>
      {[words].map((one) => (
        <p key={one}>
          <a href="/">{one}</a>
        </p>
      ))}
    </main>
  );
}

/** As a request brings it. */
async function bodyRead(): Promise<void> {
  const bytes = Buffer.from('{}');
  const headers = { 'content-type': 'application/json', 'content-length': String(bytes.length) };
  const req = Object.assign(Readable.from([bytes]), { headers }) as unknown as Request;
  const read = express.json({ inflate: false });
  await new Promise<void>((resolve, reject) => read(req, {} as Response, (fault) => (fault === undefined ? resolve() : reject(fault))));
}
