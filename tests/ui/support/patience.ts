/** On a busy machine a page is drawn late: what a test waits for may take longer than the library's second. */
import { patient } from '../../support/patient.ts';

if ('document' in globalThis) {
  const { configure } = await import('@testing-library/react');
  configure({ asyncUtilTimeout: patient(10_000) });
}
