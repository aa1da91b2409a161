/** What delegations are called in the language of the page. */
import type { Entity, Names } from '../forum/people.ts';
import type { Language } from '../opinion/vocabulary.ts';

export const nameIn = (names: Names, language: Language): string => names[language] ?? names.en;

/** All who take part, in the order of their names in this language. */
export class Entities<One extends Entity = Entity> {
  readonly #all: readonly One[];
  #list: readonly One[] | null = null;
  readonly #byId: ReadonlyMap<string, One>;
  readonly #language: Language;

  constructor(entities: readonly One[], language: Language) {
    this.#language = language;
    this.#all = entities;
    this.#byId = new Map(entities.map((entity) => [entity.id, entity]));
  }

  /** Put in order when it is asked for: to load the order of a language takes longer than all else here. */
  get list(): readonly One[] {
    if (this.#list === null) {
      const order = new Intl.Collator(this.#language);
      this.#list = [...this.#all].sort((a, b) => order.compare(this.#nameOf(a), this.#nameOf(b)));
    }
    return this.#list;
  }

  name(id: string): string {
    const entity = this.#byId.get(id);
    return entity === undefined ? id.toUpperCase() : this.#nameOf(entity);
  }

  code(id: string): string {
    return this.#byId.get(id)?.code ?? id.toUpperCase();
  }

  get(id: string): One | undefined {
    return this.#byId.get(id);
  }

  get memberStates(): readonly One[] {
    return this.list.filter(({ capacity }) => capacity === 'member-state');
  }

  #nameOf(entity: One): string {
    return nameIn(entity.names, this.#language);
  }
}
