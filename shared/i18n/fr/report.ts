import type { Report } from '../catalogue.ts';

/** Words of the report of the Secretary-General. */
export const report: Report = {
  'report.name': 'Rapport du Secrétaire général',
  'report.about':
    'Le Rapport est examiné et n’est pas adopté : rien n’y fait l’objet d’un appel ni d’un accord. Les objections et autres positions y sont conservées comme observations.',
  'report.drafts': 'Projets publiés',
  'report.nth': 'Projet {n}',
  'report.none': 'Aucun projet n’a encore été publié.',
  'report.publish': 'Publier le projet {n}',
  'report.publishHint': 'Le texte, tel qu’il se lit maintenant, reçoit un numéro et ne change plus. Le travail se poursuit.',
  'report.same': 'Aucun mot n’a changé depuis {number}.',
  'report.draftTitle': '{title}, projet {n}',
  'report.begin': 'Commencer le Rapport',
  'report.open': 'Ouvrir le Rapport',
  'report.intro': 'Le Rapport s’écrit dans l’éditeur, en un seul texte pour tous ses projets. On le commence ici, une seule fois.',
  'report.from': 'Commencer par',
  'report.from.nothing': 'un texte vide',
  'report.from.text': 'un texte brut',
  'report.from.document': 'un texte déjà remis',
  'report.which': 'Quel texte',
  'report.others': 'Les experts',
  'report.others.pen-holder': 'lisent',
  'report.others.suggest': 'proposent des modifications',
  'report.section': 'Titre de section',
  'report.paragraph': 'Paragraphe numéroté',
  'report.addSection': 'Ajouter une section',
  'report.final':
    'Définitif depuis {moment} : le texte ne s’écrit plus et aucun projet ne s’ajoute. Le secrétariat peut le rouvrir, en donnant une raison.',
  'report.reopened': 'Rouvert {moment}',
  'report.isFinal': 'Ceci est le projet définitif du rapport.',
  'report.finish': 'Déclarer définitif le projet {n}',
  'report.finishNote':
    'Ensuite, plus personne n’écrit dans le rapport et aucun projet ne reçoit de numéro. Les objections et les observations demeurent et sont toujours reçues. Il peut être rouvert, en donnant une raison.',
  'report.finishFirst': 'Le texte n’est plus celui du dernier projet. Publiez-le d’abord comme projet.',
  'report.reopen': 'Rouvrir le rapport',
  'report.reopenNote': 'On y écrit alors de nouveau et la numérotation des projets se poursuit. Tout le monde lit la raison.',
  'forum.report-final': 'Le rapport est définitif : aucun projet ne s’ajoute. Le secrétariat le rouvre d’abord, en donnant une raison.',
  'refusal.not-a-report': 'Seul le rapport du Secrétaire général est déclaré définitif.',
  'forum.report-exists': 'Le Rapport est déjà commencé.',
  'forum.not-an-opinion': 'Une séance spéciale porte sur des Avis. Le Rapport n’y passe pas.',
};
