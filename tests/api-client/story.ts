/**
 * The story of the README through a client that was generated from the description of the API: what anybody has who generates one. The client,
 * `api.ts`, is made by the test that plays this (tests/http/generated-client.test.ts), so this folder is compiled by that test too.
 */
import * as api from './api.ts';

/** As whom a request is sent. */
export type By = Readonly<Record<string, string>>;

export interface Cast {
  readonly address: string;
  readonly office: By;
  readonly chair: By;
  readonly state: By;
  /** Lets so much time pass. */
  wait(ms: number): void;
}

interface Answered {
  readonly status: number;
  readonly data?: unknown;
}
type DataOf<Answer> = Answer extends { readonly data: infer Data } ? Data : never;

async function good<Answer extends Answered>(asked: Promise<Answer>): Promise<Exclude<DataOf<Answer>, api.Problem>> {
  const { status, data } = await asked;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(data)}`);
  return data as Exclude<DataOf<Answer>, api.Problem>;
}

async function refused<Answer extends Answered>(asked: Promise<Answer>): Promise<Extract<DataOf<Answer>, api.Problem>> {
  const { status, data } = await asked;
  if (status < 400) throw new Error(`${status}: it was not refused`);
  return data as Extract<DataOf<Answer>, api.Problem>;
}

const TEXT = `Fostering affordable access

The Forum,

considering

a) that access matters;

b) that prices are high,

is of the view

1 that prices should fall;

2 that access should grow.
`;

/** In words, what became of it step by step. */
export async function play({ address, office, chair, state, wait }: Cast): Promise<readonly string[]> {
  api.defaults.baseUrl = address;
  const told: string[] = [];
  const wish = { number: 'Draft Opinion 9', language: 'en', venue: 'forum', phase: 'drafting', sponsor: 'e-member-state' } as const;
  const { id } = await good(api.postOpinions({ ...wish, source: null, meeting: null, text: TEXT }, { headers: office }));

  const register = (): Promise<api.Register> => good(api.getOpinionsByIdRegister(id, {}, { headers: chair }));
  const paragraph = async (label: string) => {
    const found = (await register()).paragraphs.find((one) => one.label === label);
    if (found?.hash == null) throw new Error(`there is no paragraph ${label} that can be agreed`);
    return { block: found.id, hash: found.hash, status: found.status, positions: found.positions };
  };
  const act = async (headers: By, command: api.Envelope['command']) => {
    const { seq } = await register();
    return api.postOpinionsByIdCommands(id, { uuid: crypto.randomUUID(), v: 1, seen: { seq }, command }, { headers });
  };

  const { block, hash } = await paragraph('a)');
  await good(act(state, { do: 'raise-objection', block, hash, reason: 'Access to what?' }));
  await good(act(chair, { do: 'call', targets: [{ block, hash }] }));
  wait(16_000);
  const { code, entities = [] } = await refused(act(chair, { do: 'declare', target: { block, hash } }));
  told.push(`declared: ${code} by ${entities.join()}`);

  const [position] = (await paragraph('a)')).positions;
  if (position === undefined) throw new Error('no position stands');
  await good(act(state, { do: 'withdraw', position: position.id }));
  wait(16_000);
  await good(act(chair, { do: 'declare', target: { block, hash } }));
  told.push(`withdrawn and declared: ${(await paragraph('a)')).status}`);

  await good(act(chair, { do: 'reopen', block, cause: 'correction', reason: 'one letter' }));
  told.push(`reopened: ${(await paragraph('a)')).status}`);
  const { docHash: early, textHash: asItIs } = await register();
  const { code: notYet } = await refused(act(chair, { do: 'call-adoption', docHash: early ?? '', textHash: asItIs ?? '' }));
  told.push(`adoption called: ${notYet}`);

  // headings have no status: they stand where what is below them does
  const open = (await register()).paragraphs.flatMap((one) =>
    one.status !== null && one.status !== 'agreed' && one.hash !== null ? [{ block: one.id, hash: one.hash }] : [],
  );
  await good(act(chair, { do: 'call', targets: open }));
  wait(16_000);
  for (const target of open) await good(act(chair, { do: 'declare', target }));
  const { docHash, textHash } = await register();
  const whole = { docHash: docHash ?? '', textHash: textHash ?? '' };
  await good(act(chair, { do: 'call-adoption', ...whole }));
  wait(16_000);
  await good(act(chair, { do: 'adopt', ...whole }));
  told.push(`adopted: ${(await register()).phase}`);
  wait(120_000);
  // the server closes it by its clock
  while ((await register()).phase === 'adopting') wait(1_000);
  told.push(`closed: ${(await register()).phase}`);
  return told;
}
