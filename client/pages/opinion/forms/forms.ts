/** The forms of acts: asked for as soon as the page stands, so that they open without a line. */
import { lazy } from 'react';
import { insist } from '../../../ui/later.tsx';

const position = insist(async () => ({ default: (await import('./position-form.tsx')).PositionForm }));
const enter = insist(async () => ({ default: (await import('./enter-form.tsx')).EnterForm }));
const withdraw = insist(async () => ({ default: (await import('./withdraw-form.tsx')).WithdrawForm }));

const condition = insist(async () => ({ default: (await import('./condition-form.tsx')).ConditionForm }));

export const PositionForm = lazy(position);
export const ConditionForm = lazy(condition);
export const EnterForm = lazy(enter);
export const WithdrawForm = lazy(withdraw);

export const bringForms = (): Promise<unknown> => Promise.all([position(), condition(), enter(), withdraw()]);
