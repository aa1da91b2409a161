/**
 * The words that give an opinion its shape, as data per language: a closed list that is made longer here and nowhere else.
 * Compared without case, accents and vowel signs. Longer forms need not come first.
 */
import type { Language } from '../opinion/vocabulary.ts';
import { ar } from './keywords/ar.ts';
import { en } from './keywords/en.ts';
import { es } from './keywords/es.ts';
import { fr } from './keywords/fr.ts';
import type { Keywords } from './keywords/keywords.ts';
import { ru } from './keywords/ru.ts';
import { zh } from './keywords/zh.ts';

export const KEYWORDS: Readonly<Record<Language, Keywords>> = { en, fr, es, ru, zh, ar };
