import type { Tables } from '../catalogue.ts';
import { romance } from '../forms.ts';

export const tables: Tables = {
  'table.takeAway': 'Emporter la liste des participants',
  'table.takeAwayMeans':
    'Tous les sièges ouverts de ceux qui participent, à modifier puis à importer de nouveau. La colonne « seat » dit quelle ligne est quel siège : n’y touchez pas, et laissez-la vide dans les lignes que vous ajoutez.',
  'table.asSheet': 'Enregistrer comme feuille de calcul (xlsx)',
  'table.asText': 'Enregistrer comme texte (CSV)',
  'table.again':
    'Un tableau emporté puis modifié ne change que ce qui a été modifié. Une ligne retirée ne ferme aucun siège. Quand le nom et l’adresse sont tous deux ceux d’un autre, le siège est remis à cette personne.',
  'table.letters': 'Caractères de ce fichier',
  'table.lettersMeans': 'Le fichier ne le dit pas. Choisissez ce qui rend les noms ci-dessous lisibles.',
  'table.letters.windows-1252': 'Europe occidentale (Windows-1252)',
  'table.letters.windows-1251': 'Cyrillique (Windows-1251)',
  'table.letters.windows-1256': 'Arabe (Windows-1256)',
  'table.letters.gb18030': 'Chinois (GB 18030)',
  'table.countHandsOver': romance('{count} à remettre', '{count} à remettre'),
  'table.handsOver': 'remet un siège',
  'table.unnamed': romance(
    '{count} siège ouvert ne figure pas dans ce tableau et reste tel quel.',
    '{count} sièges ouverts ne figurent pas dans ce tableau et restent tels quels.',
  ),
  'table.becomes': '{was} devient {is}',
  'table.yes': 'oui',
  'table.no': 'non',
  'table.nothing': 'rien',
  'table.unknown': 'Organismes qui ne participent pas encore',
  'table.unknownMeans': 'Cochez ceux qui doivent être admis avec leurs sièges. Un nom seulement mal écrit est à corriger dans le tableau.',
  'table.unknownBody': romance('{body} ({count} ligne)', '{body} ({count} lignes)'),
  'table.tickAll': 'Tout cocher',
  'table.unnamedBody': 'Un organisme à admettre doit avoir un code et un nom.',
  'table.englishName': 'Nom en anglais',
  'roster.why.not-a-sheet': 'Ce n’est pas un tableau lisible. Enregistrez-le en xlsx ou en CSV, sans mot de passe.',
  'roster.why.damaged': 'Ce fichier est endommagé et ne peut être lu.',
  'roster.fault.unknown-seat': 'aucun siège ouvert n’a cet identifiant ; laissez vide pour en ouvrir un',
  'roster.fault.other-entity': 'n’est pas la délégation de ce siège ; un siège reste à sa délégation',
  'roster.fault.unknown-capacity': 'n’est pas une qualité',
  'roster.fault.other-capacity': 'n’est pas la qualité de ce participant, qui ne change jamais',
  'roster.fault.not-emptied': 'ne peut être vidé ; on peut le corriger, ou fermer le siège',
  'roster.column.capacity': 'qualité',
  'roster.column.seat': 'siège',
};
