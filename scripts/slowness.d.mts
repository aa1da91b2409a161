export function slowness(): number;
export function timeOfLoop(): number;
export function asSetOn(seconds: number, ms: number): number;
export function factorOf(ms: number): number;
