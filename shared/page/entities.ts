/** What delegations are called in the language of the page. */
import type { Entity, Names } from '../forum/people.ts';
import type { Language } from '../opinion/vocabulary.ts';

export const nameIn = (names: Names, language: Language): string => names[language] ?? names.en;

/** All who take part, in the order of their names in this language. */
export class Entities<One extends Entity = Entity> {
  readonly list: readonly One[];
  readonly #byId: ReadonlyMap<string, One>;
  readonly #language: Language;

  constructor(entities: readonly One[], language: Language) {
    const order = new Intl.Collator(language);
    this.#language = language;
    this.list = [...entities].sort((a, b) => order.compare(this.#nameOf(a), this.#nameOf(b)));
    this.#byId = new Map(entities.map((entity) => [entity.id, entity]));
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
