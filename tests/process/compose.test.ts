/** The compose file and the image, as far as they can be read: no engine to build them runs here. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const COMPOSE = readFileSync('docker-compose.yml', 'utf8');
const SERVICES = COMPOSE.slice(COMPOSE.indexOf('services:'), COMPOSE.lastIndexOf('\nvolumes:'));
/** What belongs to the image, to the demo or to tests. */
const ELSEWHERE = new Set([
  'NEMCON_ADDRESS',
  'NEMCON_PORT',
  'NEMCON_DEMO',
  'NEMCON_DEMO_FORUM',
  'NEMCON_DEMO_OVERRIDE',
  'NEMCON_TEST',
  'NEMCON_SEED',
]);

/** A file with a secret in it is named where there is one: the variable itself is passed on. */
const variablesIn = (text: string): ReadonlySet<string> => new Set(text.match(/\bNEMCON_[A-Z_]+\b(?<!_FILE)/g));

it('every variable of the README reaches the server, and no other', () => {
  const known = [...variablesIn(readFileSync('README.md', 'utf8'))].filter((name) => !ELSEWHERE.has(name));
  const passed = [...variablesIn(SERVICES)];
  expect(known.length).toBeGreaterThan(15);
  expect(passed.sort()).toEqual(known.sort());
});

it('every service is hardened, restarts, and keeps its log small; every image has a version, every volume a user', () => {
  const services = SERVICES.match(/^ {2}[a-z]+:$(?:\n {4}.*|\n)*/gm) ?? [];
  expect(services.length).toBe(2);
  for (const service of services) expect(service).toContain('<<: *hardened');
  for (const wanted of ['restart:', 'read_only: true', 'cap_drop: [ALL]', 'no-new-privileges:true', 'max-size:'])
    expect(COMPOSE).toContain(wanted);
  const images = [...COMPOSE.matchAll(/image: (.*)/g), ...readFileSync('Dockerfile', 'utf8').matchAll(/^FROM (\S+)/gm)].map(
    ([, name]) => name,
  );
  expect(images.length).toBe(3);
  for (const image of images) expect(image).toMatch(/:\d+\.\d+\.\d+/);
  const volumes = [...COMPOSE.slice(COMPOSE.lastIndexOf('\nvolumes:')).matchAll(/^ {2}([a-z-]+):/gm)].map(([, name]) => name);
  for (const volume of volumes) expect(COMPOSE).toContain(`"${volume}:/`);
  expect(volumes.length).toBeGreaterThan(0);
});
