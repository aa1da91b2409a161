/**
 * What was typed into the forms of an opinion and is not done yet, by form. The tab keeps it over a reload, for this seat alone; it is gone
 * when the act is done, when the field is emptied, and when whoever wrote it signs out.
 */
const PREFIX = 'nemcon.forms.';

export class KeptWords {
  readonly #storage: Storage;
  readonly #name: string;
  readonly #words: Map<string, string>;

  constructor(storage: Storage, opinion: string, seat: string) {
    this.#storage = storage;
    this.#name = `${PREFIX}${opinion}.${seat}`;
    this.#words = new Map(JSON.parse(storage.getItem(this.#name) ?? '[]') as readonly [string, string][]);
  }

  of(form: string): string {
    return this.#words.get(form) ?? '';
  }

  keep(form: string, words: string): void {
    if (words === '') this.#words.delete(form);
    else this.#words.set(form, words);
    if (this.#words.size === 0) return this.#storage.removeItem(this.#name);
    try {
      this.#storage.setItem(this.#name, JSON.stringify([...this.#words]));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error; // no room: they stay on this page, just not over a reload
    }
  }
}

/** Of all opinions and seats of this tab. */
export function forgetWords(storage: Storage): void {
  const names = Array.from({ length: storage.length }, (_, at) => storage.key(at));
  for (const name of names) if (name?.startsWith(PREFIX)) storage.removeItem(name);
}
