/** Addresses of the API, and what goes with a request to one: the parts that its path leaves open, its query and its body. */
import type { Api } from '../../shared/wire/api.ts';

export type Address = keyof Api;

/** Where something is read and nothing changed. */
export type Readable = Extract<Address, `GET ${string}`>;

export type AnswerAt<A extends Address> = Api[A]['answer'];

type Open<Path> = Path extends `${infer Before}/${infer After}` ? Open<Before> | Open<After> : Path extends `:${infer Name}` ? Name : never;
type Query<A extends Address> = Api[A] extends { readonly query: infer Query }
  ? { readonly [Name in keyof Query]: Query[Name] | undefined }
  : unknown;
type Body<A extends Address> = Api[A] extends { readonly body: infer Body } ? { readonly body: Body } : unknown;

type Wishes = { readonly [A in Address]: Readonly<Record<Open<A>, string>> & Query<A> & Body<A> };
export type Wish<A extends Address> = Wishes[A];

/** With these nothing has to go. */
export type Plain<A extends Address = Address> = A extends Address ? (object extends Wish<A> ? A : never) : never;

export const methodOf = (address: Address): string => address.replace(/ .*/, '');

/** Two that ask for the same have the same path. */
export function pathOf(address: Address, wish: object = {}): string {
  const given = Object.entries(wish).filter(([name, value]) => name !== 'body' && value !== undefined);
  const parts = new Map(given.map(([name, value]) => [name, String(value)]));
  const path = address.replace(/^\w+ /, '').replace(/:(\w+)/g, (_, name: string) => {
    const part = parts.get(name) ?? '';
    parts.delete(name);
    return encodeURIComponent(part);
  });
  const query = new URLSearchParams([...parts]).toString();
  return query === '' ? path : `${path}?${query}`;
}
