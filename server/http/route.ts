/**
 * One row of the table of routes. The same row is mounted, is documented at /api/openapi.json and is held against the reviewed table of
 * rights (tests/http/matrix.test.ts): a route that is not a row does not exist.
 */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { assert } from '../../shared/lib/assert.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Api } from '../../shared/wire/api.ts';
import type { Identity } from '../auth/authenticator.ts';
import { giveWay } from '../event-loop.ts';
import { LIMITS } from '../limits.ts';
import { type Answer, problem } from './answer.ts';
import { issuesOf } from './issues.ts';
import type { Takes } from './pages/takes.ts';

/** Who may; `demo` = everybody, where the demo runs, and nobody elsewhere (404); `seat-keeper` = the secretariat and focal points. */
export type Who = 'all' | 'demo' | 'signed-in' | 'seat-keeper' | 'secretariat';

/** What is counted; see limiters.ts. */
export type Limit = 'sign-in' | 'leave' | 'acts' | 'raising' | 'comments' | 'faults' | 'looks' | 'here';

export interface Visitor {
  readonly identity: Identity;
  /** As judged when the request arrived. */
  readonly actor: Actor;
}

/** What arrived, as it arrived. `req` and `res` are for cookies, `Accept` and the address, never for input. */
export interface Arrival {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly visitor: Visitor | null;
  readonly req: Request;
  readonly res: Response;
}

export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** As express reads it: `/api/sessions/:id`. */
  readonly path: string;
  readonly who: Who;
  readonly what: string;
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  /** null = it takes none. */
  readonly body: z.ZodType | null;
  /** How the body comes. A form comes from a page of ours, or it is refused. */
  readonly sent: 'json' | 'form' | 'bytes';
  /** Largest body, bytes. */
  readonly maxBytes: number;
  /** Of a form: most fields, each as often as it is sent. */
  readonly fields: number;
  /** Who asks proves it in the body, by a signature: it need be no page of ours. */
  readonly signed: boolean;
  /** Slows down whoever does this too often. */
  readonly limit: Limit | null;
  /** By status: what may come, each as a schema or as the media type of what is not JSON; null for no content. */
  readonly answers: Readonly<Record<number, z.ZodType | string | null | readonly (z.ZodType | string)[]>>;
  serve(arrival: Arrival): Promise<Answer>;
}

/** Of a form that says nothing else. */
const FIELDS = 20;

const nothing = z.strictObject({});
type Nothing = typeof nothing;

type Row<Params, Query, Body> = Pick<Route, 'method' | 'path' | 'what' | 'answers'> &
  Partial<Pick<Route, 'maxBytes' | 'fields' | 'limit' | 'sent' | 'signed'>> & {
    readonly params?: Params;
    readonly query?: Query;
    readonly body?: Body;
    /** What its address takes, for whoever opened one that it does not understand. */
    readonly takes?: Takes;
  };

type Key<Method extends string, Path extends string> = `${Uppercase<Method>} ${Path}`;
type Sent<K> = K extends keyof Api ? (Api[K] extends { readonly body: infer Body } ? Body : never) : never;
type Named<K> = K extends keyof Api ? (Api[K] extends { readonly query: infer Query } ? keyof Query : never) : never;
type Json<K> = K extends keyof Api ? z.ZodType<Api[K]['answer']> : never;

/** Where this fails to compile the row says something else than shared/wire/api.ts, by which the browser asks, or is not there. */
interface Known<Method extends string, Path extends string, Query, Body, K = Key<Method, Path>> {
  readonly method: Method;
  readonly path: Path;
  readonly answers: Readonly<Record<number, Json<K> | string | null | readonly (Json<K> | string)[]>>;
  /** What may be sent is understood. */
  readonly query?: Named<K> extends keyof z.input<Query> ? Query : never;
  readonly body?: Sent<K> extends z.input<Body> ? Body : never;
}

/** What a handler gets: parsed, and entitled to be here. */
type Call<Params, Query, Body, Who> = Pick<Arrival, 'req' | 'res'> & {
  readonly params: z.output<Params>;
  readonly query: z.output<Query>;
  readonly body: z.output<Body>;
  readonly visitor: Who;
};

/** A row for everybody; whoever is signed in is known all the same. */
export function openRoute<
  const Method extends Route['method'],
  const Path extends string,
  Params extends z.ZodType = Nothing,
  Query extends z.ZodType = Nothing,
  Body extends z.ZodType = Nothing,
>(
  row: Row<Params, Query, Body> &
    Known<Method, Path, Query, Body> & {
      readonly who: 'all' | 'demo';
      handle(call: Call<Params, Query, Body, Visitor | null>): Promise<Answer>;
    },
): Route {
  const shape = shapeOf(row);
  return {
    ...asRoute(row),
    who: row.who,
    serve: (arrival) => parsed(row, shape, arrival, (input) => row.handle({ ...arrival, ...input })),
  };
}

/** A row for those who sit in a seat. */
export function seatRoute<
  const Method extends Route['method'],
  const Path extends string,
  Params extends z.ZodType = Nothing,
  Query extends z.ZodType = Nothing,
  Body extends z.ZodType = Nothing,
>(
  row: Row<Params, Query, Body> &
    Known<Method, Path, Query, Body> & {
      readonly who: Exclude<Who, 'all' | 'demo'>;
      handle(call: Call<Params, Query, Body, Visitor>): Promise<Answer>;
    },
): Route {
  const shape = shapeOf(row);
  const serve = (arrival: Arrival): Promise<Answer> => {
    const { visitor } = arrival;
    assert(visitor !== null, 'the guard lets nobody in who has no seat');
    return parsed(row, shape, arrival, (input) => row.handle({ ...arrival, ...input, visitor }));
  };
  return { ...asRoute(row), who: row.who, serve };
}

function asRoute(row: Row<z.ZodType, z.ZodType, z.ZodType>): Omit<Route, 'who' | 'serve'> {
  const { method, path, what, answers, maxBytes = LIMITS.jsonBytes, limit = null, params = nothing, query = nothing } = row;
  const { body = null, sent = 'json', fields = FIELDS, signed = false } = row;
  return { method, path, what, answers, maxBytes, limit, params, query, body, sent, fields, signed };
}

interface Input<Params, Query, Body> {
  readonly params: z.output<Params>;
  readonly query: z.output<Query>;
  readonly body: z.output<Body>;
}

/** Made once for each row: to make one costs more than to read with it. */
const shapeOf = ({ params = nothing, query = nothing, body = nothing }: Row<z.ZodType, z.ZodType, z.ZodType>): Shape => ({
  reads: z.object({ params, query, body }),
  isNew: true,
});

interface Shape {
  readonly reads: z.ZodType;
  /** Has nobody asked this row yet? */
  isNew: boolean;
}

/** The only place where input is believed, and only as far as its schema goes. */
async function parsed<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  row: Row<Params, Query, Body>,
  shape: Shape,
  arrival: Arrival,
  then: (input: Input<Params, Query, Body>) => Promise<Answer>,
): Promise<Answer> {
  const result = shape.reads.safeParse({ params: arrival.params, query: arrival.query, body: arrival.body });
  if (shape.isNew) {
    // to find the row and to read by it takes 5 ms the first time: what answers has a turn of its own (K19)
    shape.isNew = false;
    await giveWay();
  }
  if (result.success) return then(result.data as Input<Params, Query, Body>);
  const issues = issuesOf(result.error.issues, { params: arrival.params, query: arrival.query, body: arrival.body });
  // an id that cannot be one is the id of nothing
  if (issues.some(({ path }) => path.startsWith('params'))) return problem('not-found');
  const detail = issues.map(({ path, message }) => `${path}: ${message}`).join('; ');
  const strange = result.error.issues.flatMap((one) => (one.code === 'unrecognized_keys' && one.path[0] === 'query' ? one.keys : []));
  return { ...problem('not-understood', { detail, issues }), address: { strange, takes: row.takes ?? {} } };
}
