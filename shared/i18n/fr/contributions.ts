import type { Contributions } from '../catalogue.ts';

export const contributions: Contributions = {
  'forum.not-your-contribution': 'Depuis votre siège, on ne soumet de contributions que pour sa propre délégation.',
  'forum.not-a-contributor': 'La présidence, le secrétariat et ceux qui suivent les débats ne soumettent pas de contributions.',
  'input.proposal': 'Proposition',
  'input.view': 'Point de vue',
  'contribution.new': 'Soumettre une contribution',
  'contribution.lead.proposal': 'C’est une proposition : les Etats Membres et les Membres de Secteur font des propositions.',
  'contribution.lead.view': 'C’est un point de vue : les propositions viennent des Etats Membres et des Membres de Secteur.',
  'contribution.late': 'tardive',
  'contribution.lateWhy': 'Elle est arrivée après la date limite des contributions.',
  'contribution.due': 'Date limite des contributions : {moment}. Une contribution plus tardive est acceptée et signalée comme telle.',
  'contribution.isLate': 'La date limite était le {moment}. La contribution est acceptée et signalée comme tardive.',
  'contribution.sections': 'Sections du rapport du Secrétaire général',
  'contribution.sectionsHint': 'numéros séparés par des virgules, comme 2.1, 3',
  'contribution.passages': 'Porte sur',
  'contribution.speaks': 'Porte sur des paragraphes de',
  'contribution.paragraph': 'Paragraphe d’un projet d’Avis',
  'contribution.addPassage': 'Ajouter ce paragraphe',
  'contribution.dropPassage': 'Retirer {paragraph}',
  'contribution.here': {
    one: '{count} contribution porte sur ce paragraphe',
    many: '{count} de contributions portent sur ce paragraphe',
    other: '{count} contributions portent sur ce paragraphe',
  },
  'contribution.file': 'Soumettre',
  'contribution.write': 'Rédiger une contribution sur ce paragraphe',
};
