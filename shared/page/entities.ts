/** What delegations are called in the language of the page. */
import type { Entity, Names } from '../forum/people.ts';
import type { Language } from '../opinion/vocabulary.ts';

export const nameIn = (names: Names, language: Language): string => names[language] ?? names.en;

/** All who take part, in the order of their names in this language. */
export class Entities {
  readonly list: readonly Entity[];
  readonly #byId: ReadonlyMap<string, Entity>;
  readonly #language: Language;

  constructor(entities: readonly Entity[], language: Language) {
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

  get(id: string): Entity | undefined {
    return this.#byId.get(id);
  }

  get memberStates(): readonly Entity[] {
    return this.list.filter(({ capacity }) => capacity === 'member-state');
  }

  #nameOf(entity: Entity): string {
    return nameIn(entity.names, this.#language);
  }
}
