import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText } from '../../shared/i18n/text.ts';
import { LANGUAGES } from '../../shared/opinion/vocabulary.ts';
import { sayIssues } from '../../shared/page/faulty.ts';
import { FAULTS, type Issue } from '../../shared/wire/problem.ts';
import { written } from '../support/sentences.ts';

const textIn = async (language: (typeof LANGUAGES)[number]) => createText(language, await loadCatalogue(language), 'UTC');
const issue = (path: string, fault: Issue['fault'], most?: number): Issue => ({
  path,
  message: 'Invalid input: expected string',
  fault,
  ...(most !== undefined && { most }),
});

describe('what a form was refused for', () => {
  it('P10 names the field as its form does, and what is wrong', async () => {
    const en = await textIn('en');
    const said = (...issues: readonly Issue[]) => sayIssues(en, issues).replace(`${en.t('error.input')} `, '');
    expect(said(issue('body.command.reason', 'long', 4000))).toBe('Reason: 4,000 characters at most.');
    expect(said(issue('body.3.contact', 'e-mail'))).toBe('E-mail address: this is no e-mail address.');
    expect(said(issue('body.command.names.fr', 'unshowable'))).toBe('Name: it has characters that cannot be shown.');
    expect(said(issue('body.command.policy.minCallSeconds', 'number'))).toBe(
      'Minimum time of a call, seconds: this number is not possible here.',
    );
    expect(said(issue('query.find', 'long', 300))).toBe('Number, other name or title: 300 characters at most.');
    expect(said(issue('body.0.name', 'missing'), issue('body.1.name', 'missing'))).toBe('Name of the person: this is missing.');
  });

  it('P10 says that something was, where there is no field that a person knows', async () => {
    const en = await textIn('en');
    for (const path of ['body', '', 'body.command.constructor', 'body.command.block', 'body.uuid'])
      expect(sayIssues(en, [issue(path, 'other')]), path).toBe(en.t('error.input'));
  });

  it('P10 has no word of the server in it, in any language', async () => {
    for (const language of LANGUAGES) {
      const text = await textIn(language);
      for (const fault of FAULTS) {
        const said = sayIssues(text, [issue('body.title', fault, 300)]);
        expect(said, language).toContain(text.t('documents.titleField'));
        expect(said, language).not.toMatch(/Invalid|expected|body|[{}]/);
      }
      for (const [key, forms] of written(language)) expect(forms.join(' '), `${language} ${key}`).not.toContain('{detail}');
    }
  });
});
