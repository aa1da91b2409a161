/** The forms of acts: asked for as soon as the page stands, so that they open without a line. */
import { lazy } from 'react';
import { later, retryImport } from '../../../ui/later.tsx';

const position = retryImport(async () => ({ default: (await import('./position-form.tsx')).PositionForm }));
const enter = retryImport(async () => ({ default: (await import('./enter-form.tsx')).EnterForm }));
const withdraw = retryImport(async () => ({ default: (await import('./withdraw-form.tsx')).WithdrawForm }));

const condition = retryImport(async () => ({ default: (await import('./condition-form.tsx')).ConditionForm }));

export const PositionForm = lazy(position);
export const ConditionForm = lazy(condition);
export const EnterForm = lazy(enter);
export const WithdrawForm = lazy(withdraw);

/** For the secretariat alone: not before it is asked for. */
export const EditorialForm = later(async () => ({ default: (await import('./editorial-form.tsx')).EditorialForm }));

export const preloadForms = (): Promise<unknown> => Promise.all([position(), condition(), enter(), withdraw()]);
