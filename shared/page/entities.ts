/** What delegations are called in the language of the page. */
import type { Entity, Names } from '../forum/people.ts';
import type { Language } from '../opinion/vocabulary.ts';
import { memberStateName } from './member-states.ts';

export const nameIn = (names: Names, language: Language): string => names[language] ?? names.en;

/** The name that the forum gave it in this language; else, for a Member State of the Union, the usual one; else the English one. */
function nameOf({ code, capacity, names }: Entity, language: Language): string {
  const usual = capacity === 'member-state' ? memberStateName(code, language) : null;
  return names[language] ?? usual ?? nameIn(names, language);
}

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
    return nameOf(entity, this.#language);
  }
}
